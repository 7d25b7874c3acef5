/** What a person may be in an organisation. */
export const memberRoles = ['owner', 'recruiter', 'reviewer', 'auditor'] as const
export type MemberRole = (typeof memberRoles)[number]

/** What can be done on the desk. Every page, action and route names one of these, and `rolesThatMay` says who may. */
export const deskDeeds = [
  'manage_members',
  'write_templates',
  'invite',
  'read_interviews',
  'lead_interviews',
  'judge_interviews',
  'read_audit',
] as const
export type DeskDeed = (typeof deskDeeds)[number]

/** Reviewers read and judge the interviews that were shared with them, and no others: the rows' own policies see to that. */
export const rolesThatMay: Record<DeskDeed, readonly MemberRole[]> = {
  manage_members: ['owner'],
  write_templates: ['owner', 'recruiter'],
  invite: ['owner', 'recruiter'],
  read_interviews: ['owner', 'recruiter', 'reviewer'],
  lead_interviews: ['owner', 'recruiter'],
  judge_interviews: ['owner', 'recruiter', 'reviewer'],
  read_audit: ['owner', 'auditor'],
}

export function may(role: MemberRole, deed: DeskDeed): boolean {
  return rolesThatMay[deed].includes(role)
}

/** The organisation that an installation begins with. What was there before there were organisations belongs to it. */
export const firstOrganisationId = 'org_first'
