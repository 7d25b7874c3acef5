import type { MemberRole } from '@candor/shared'

/** How roles are called, and what they mean to whoever chooses one. */
export const roleWords: Record<MemberRole, { readonly name: string; readonly plural: string; readonly means: string }> =
  {
    owner: { name: 'an owner', plural: 'owners', means: 'Everything, and who else is here.' },
    recruiter: {
      name: 'a recruiter',
      plural: 'recruiters',
      means: 'Writes templates, invites, reads every interview.',
    },
    reviewer: { name: 'a reviewer', plural: 'reviewers', means: 'Reads and judges the interviews shared with them.' },
    auditor: { name: 'an auditor', plural: 'auditors', means: 'Reads the log, and nothing else.' },
  }
