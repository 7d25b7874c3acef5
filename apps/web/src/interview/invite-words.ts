import type { Refusal } from '@candor/shared'

export type InviteOverReason = Extract<Refusal, 'invite_unknown' | 'invite_revoked' | 'invite_expired'> | 'unavailable'

/** Why a link opens nothing: what happened, what it means, what to do. */
export const inviteOverWords: Record<InviteOverReason, readonly [title: string, meaning: string, todo: string]> = {
  invite_unknown: [
    'We do not know this link.',
    'It may have been cut short when it was copied, for example by a line break in an e-mail.',
    'Open it from your invitation again, or copy it whole. If that does not help, ask whoever invited you for a new one.',
  ],
  invite_revoked: [
    'This link has been withdrawn.',
    'Whoever invited you has taken the invitation back.',
    'If you think this is a mistake, write to the person who invited you. They can send you a new link.',
  ],
  unavailable: [
    'Your interview cannot be opened just now.',
    'A part of Candor does not answer. Your invitation is as good as before.',
    'Wait a few seconds and open the link again. If it stays like this, tell the person who invited you.',
  ],
  invite_expired: [
    'This link has expired.',
    'An invitation works for a limited time, and that time is over.',
    'Write to the person who invited you. They can send you a new link.',
  ],
}
