/** Why an attempt ended. Set once, when closing begins at the latest, and never changed. */
export const endReasons = [
  'completed',
  'candidate_ended',
  'candidate_left',
  'candidate_silent',
  'no_show',
  'time_limit',
  'recruiter_ended',
  'cancelled',
  'interviewer_lost',
  'technical_failure',
] as const
export type EndReason = (typeof endReasons)[number]

/** After these the same link may open a further attempt. A no-show is one of them: an interview that never began may begin. */
export const resumableEndReasons = [
  'candidate_left',
  'candidate_silent',
  'no_show',
  'interviewer_lost',
  'technical_failure',
] as const satisfies readonly EndReason[]

export function mayResume(reason: EndReason): boolean {
  return (resumableEndReasons as readonly EndReason[]).includes(reason)
}
