import type { Figure } from './figure.ts'
import { stubDefaults } from './stub-services.ts'

/** How long a candidate who has finished an answer waits for the interviewer's voice. */
export const voice: Figure = {
  key: 'voice',
  name: 'end of answer to reply',
  unit: 'ms',
  of: ({ answeredAt, replyAt }) => replyAt - answeredAt,
}

/** The same without the stub's own delays: silence that ends the answer, detection, transport and our own work. */
export const overhead: Figure = {
  key: 'voice-overhead',
  name: 'the same above the stub’s delays',
  unit: 'ms',
  of: ({ answeredAt, replyAt }) => replyAt - answeredAt - stubDefaults.sttMs - stubDefaults.llmMs - stubDefaults.ttsMs,
}
