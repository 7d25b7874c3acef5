import type { voice } from '@livekit/agents'

const nobody = {
  registerSession: () => {},
  start: () => Promise.resolve(),
  close: () => Promise.resolve(),
  _onAmdPrediction: () => {},
}

/**
 * Keeps the SDK's session host from starting: it would answer the candidate's browser on `lk.agent.session` with the interviewer's full
 * instructions and context. There is no option for it, so the property it is kept in is taken. Call before `session.start`.
 */
export function closeSessionHost(session: voice.AgentSession): void {
  Object.defineProperty(session, 'sessionHost', { get: () => nobody, set: () => {}, configurable: false })
}
