import { z } from 'zod'
import { AttemptId } from '../basics/ids.ts'
import { ordinal } from '../basics/numbers.ts'
import { endReasons } from '../lifecycle/end-reasons.ts'

/** LiveKit data topic on which the interviewer says that the interview has ended. Captions come by LiveKit's `lk.transcription`. */
export const interviewEndedTopic = 'candor.interview'

/** Attribute of the interviewer's participant that holds its `InterviewPhase` as JSON: whoever comes later, or again, finds it there. */
export const interviewPhaseAttribute = 'candor.phase'

/** LiveKit data topic on which the candidate's page says, with an empty payload, that an answer is being typed. */
export const candidateTypingTopic = 'candor.typing'

/** LiveKit data topic of what the candidate asks for with a button. */
export const candidateRequestTopic = 'candor.request'

/** `repeat`: say the open question again. `pause`: say nothing and do not wonder at silence until `resume`. */
export const CandidateRequest = z.strictObject({
  v: z.literal(1),
  type: z.literal('candidate.request'),
  ask: z.enum(['repeat', 'pause', 'resume']),
})
export type CandidateRequest = z.infer<typeof CandidateRequest>

export const phases = ['greeting', 'asking', 'wrapping_up', 'closing'] as const
export type Phase = (typeof phases)[number]

/** Where the conversation stands. Carries the question being asked and none that is not due yet. */
export const InterviewPhase = z.strictObject({
  v: z.literal(1),
  phase: z.enum(phases),
  question: z
    .strictObject({ number: ordinal, of: ordinal, text: z.string().min(1).max(600) })
    .refine(({ number, of }) => number <= of, { path: ['number'], message: 'must not be past the last question' })
    .nullable(),
})
export type InterviewPhase = z.infer<typeof InterviewPhase>

/** The goodbye has been played: the first of three signals that bring the end screen. */
export const InterviewEnded = z.strictObject({
  v: z.literal(1),
  type: z.literal('interview.ended'),
  attemptId: AttemptId,
  endReason: z.enum(endReasons),
})
export type InterviewEnded = z.infer<typeof InterviewEnded>

/** Reads the attribute of an interviewer; null where it has none, or one of a version this side does not know. */
export function readPhase(attributes: Readonly<Record<string, string>>): InterviewPhase | null {
  return InterviewPhase.safeParse(parse(attributes[interviewPhaseAttribute])).data ?? null
}

/** Reads a message of `interviewEndedTopic`; null for what does not have its form. */
export function readEnded(payload: Uint8Array): InterviewEnded | null {
  return InterviewEnded.safeParse(parse(new TextDecoder().decode(payload))).data ?? null
}

/** Reads a message of `candidateRequestTopic`; null for what does not have its form. */
export function readCandidateRequest(payload: Uint8Array): CandidateRequest | null {
  return CandidateRequest.safeParse(parse(new TextDecoder().decode(payload))).data ?? null
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
