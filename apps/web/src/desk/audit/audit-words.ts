/** What was done, as a reader of the log knows it. Actions that have no words yet are shown by their own name. */
const actions: Readonly<Record<string, string>> = {
  organisation_made: 'made the organisation',
  member_added: 'added a person',
  member_removed: 'removed a person',
  role_changed: 'changed a role',
  template_made: 'made a template',
  template_published: 'published a template',
  template_put_away: 'put a template away',
  template_taken_out: 'took a template out again',
  template_exported: 'exported a template',
  people_invited: 'invited',
  invite_withdrawn: 'took a link back',
  invite_reissued: 'made a new link',
  deadline_moved: 'moved a deadline',
  reminder_asked: 'sent a reminder',
  interview_seen: 'opened an interview',
  transcript_exported: 'exported a transcript',
  interview_ended: 'ended an interview',
  interview_extended: 'gave an interview more time',
  comment_made: 'commented on a transcript',
  comment_removed: 'removed a comment',
  transcript_shared: 'shared a transcript',
  share_revoked: 'withdrew a shared transcript',
  recording_heard: 'played a recording',
  deletion_asked: 'asked for deletion',
  deletion_taken_back: 'took back the request for deletion',
  log_exported: 'exported the log',
}

export const actionWords = (action: string): string => actions[action] ?? action.replaceAll('_', ' ')
export const knownActions = Object.keys(actions)

/** The details of a row in one line: `role recruiter, email ada@example.org`. */
export function detailWords(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}
