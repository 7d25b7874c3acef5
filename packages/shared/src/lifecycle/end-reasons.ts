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

const resumable: ReadonlySet<EndReason> = new Set<EndReason>([
  'candidate_left',
  'candidate_silent',
  'interviewer_lost',
  'technical_failure',
])
export const resumableEndReasons = endReasons.filter((reason) => resumable.has(reason))

/** Whether the same link may open a further attempt after this end. A no-show never began, so it may simply begin again. */
export function mayResume(reason: EndReason): boolean {
  return resumable.has(reason) || reason === 'no_show'
}
export const followedByAnotherAttempt = endReasons.filter(mayResume)
