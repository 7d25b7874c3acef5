/** What the interviewer does, as it publishes it (LiveKit's participant attribute `lk.agent.state`). */
const interviewerStates = ['initializing', 'listening', 'thinking', 'speaking'] as const
export type InterviewerState = (typeof interviewerStates)[number]

/** Reads the attribute; null for a value this page does not know, which is then not shown. */
export function interviewerState(attribute: string | undefined): InterviewerState | null {
  return interviewerStates.find((state) => state === attribute) ?? null
}

/** The epoch in an interviewer's identity, `agent-<attempt>-e<epoch>`: of two, the higher one is the successor. */
export function epochOf(identity: string): number {
  return Number(/-e(\d+)$/.exec(identity)?.[1] ?? 0)
}
