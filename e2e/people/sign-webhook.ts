import { createHash, createHmac } from 'node:crypto'

/** A webhook as it arrives: its text, and the token that vouches for it. */
export type Delivery = { readonly body: string; readonly authorization: string }

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A delivery as LiveKit signs it. */
export function signWebhook(
  body: string,
  { key, secret }: { key: string; secret: string },
  expiresInS = 300,
): Delivery {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: key,
    nbf: now - 600,
    exp: now + expiresInS,
    sha256: createHash('sha256').update(body).digest('base64'),
  }
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return { body, authorization: `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}` }
}
