import { z } from 'zod'

const idPrefixes = {
  attempt: 'att',
  interview: 'int',
  invite: 'inv',
  template: 'tpl',
  organisation: 'org',
  person: 'per',
} as const
type IdKind = keyof typeof idPrefixes

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** `count` random letters and digits that survive a phone call: Crockford's alphabet, five random bits in each. */
export function randomLetters(count: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(count))
  return Array.from(bytes, (byte) => alphabet[byte & 31]).join('')
}

/** A new prefixed id such as `att_6h3k…`: 26 letters, 130 random bits. */
export function newId(kind: IdKind): string {
  return `${idPrefixes[kind]}_${randomLetters(26)}`
}

function idSchema(kind: 'attempt' | 'interview') {
  return z
    .string()
    .regex(new RegExp(`^${idPrefixes[kind]}_[0-9a-z]{8,40}$`), `must be an ${kind} id (${idPrefixes[kind]}_…)`)
}

export const AttemptId = idSchema('attempt')
export const InterviewId = idSchema('interview')
