import { z } from 'zod'
import { AttemptId } from '../basics/ids.ts'
import { ordinal } from '../basics/numbers.ts'
import { endReasons } from '../lifecycle/end-reasons.ts'

/** LiveKit data topic of the interviewer's own messages. Captions come by LiveKit's `lk.transcription` and are not repeated here. */
export const roomMessageTopic = 'candor.interview'

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
  type: z.literal('interview.phase'),
  attemptId: AttemptId,
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

export const RoomMessage = z.discriminatedUnion('type', [InterviewPhase, InterviewEnded])
export type RoomMessage = z.infer<typeof RoomMessage>
