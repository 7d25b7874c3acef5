import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AfterAnswer, CorrectionBody, DeletionBody, FeedbackBody } from './candidate-after.ts'
import {
  AttemptAnswer,
  CheckAnswer,
  ConsentBody,
  JoinAnswer,
  JoinBody,
  LeaveBody,
  Problem,
  WordsAnswer,
} from './http.ts'
import { JobMetadata } from './job-metadata.ts'
import { Plan, Rubric } from './plan.ts'
import { RecruiterNote } from './recruiter-note.ts'
import { CandidateRequest, InterviewEnded, InterviewPhase } from './room-message.ts'
import { SpoolLine } from './spool-line.ts'
import { TranscriptItem } from './transcript-item.ts'
import { LiveKitWebhook } from './webhook.ts'

const contracts: Record<string, z.ZodType> = {
  plan: Plan,
  rubric: Rubric,
  'recruiter-note': RecruiterNote,
  'job-metadata': JobMetadata,
  'interview-phase': InterviewPhase,
  'interview-ended': InterviewEnded,
  'transcript-item': TranscriptItem,
  'spool-line': SpoolLine,
  'consent-body': ConsentBody,
  'join-body': JoinBody,
  'join-answer': JoinAnswer,
  'attempt-answer': AttemptAnswer,
  'check-answer': CheckAnswer,
  'leave-body': LeaveBody,
  'words-answer': WordsAnswer,
  'after-answer': AfterAnswer,
  'feedback-body': FeedbackBody,
  'correction-body': CorrectionBody,
  'deletion-body': DeletionBody,
  'candidate-request': CandidateRequest,
  problem: Problem,
  'livekit-webhook': LiveKitWebhook,
}

const fixtures = new URL('../../fixtures/', import.meta.url)

/** An invalid example says which field is wrong and why, beside the value itself. */
const Invalid = z.strictObject({ field: z.string(), because: z.string().min(1), value: z.unknown() })

function examples(contract: string, kind: 'valid' | 'invalid'): { name: string; content: unknown }[] {
  const folder = new URL(`${contract}/${kind}/`, fixtures)
  return readdirSync(folder).map((file) => ({
    name: file.replace(/\.json$/, '').replaceAll('-', ' '),
    content: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown,
  }))
}

/** The fields an error names: where it points, and keys that should not be there. */
function fieldsOf(error: z.ZodError): string[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.map(String).join('.')],
  )
}

test('every folder of examples belongs to a contract, and every contract has one', () => {
  const folders = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(contracts).toSorted())
})

describe.each(Object.entries(contracts))('%s', (contract, schema) => {
  test.each(examples(contract, 'valid'))('takes: $name', ({ content }) => {
    const parsed = schema.parse(content)
    expect(schema.parse(parsed), 'what was parsed once is valid as it is').toEqual(parsed)
  })

  test.each(examples(contract, 'invalid'))('refuses: $name', ({ content }) => {
    const { field, value } = Invalid.parse(content)
    const { error } = schema.safeParse(value)
    expect(error, 'it was taken').toBeDefined()
    if (!error) return
    expect([...new Set(fieldsOf(error))]).toEqual([field])
    expect(z.prettifyError(error)).toContain(field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '')
  })
})
