import type { Refusal } from '@candor/shared'
import { CandidateFrame } from '../components/candidate-frame.tsx'
import { Notice } from '../components/notice.tsx'
import type { Language } from './messages/catalogue.ts'
import { wordsOf } from './messages/words-of.ts'

export type InviteOverReason = Extract<Refusal, 'invite_unknown' | 'invite_revoked' | 'invite_expired'> | 'unavailable'

/** A link that opens nothing any more, or never did. */
export function InviteOver({ refusal, language }: { refusal: InviteOverReason; language: Language }) {
  const words = wordsOf(language)
  return (
    <CandidateFrame screen={refusal.replace('_', '-')}>
      <Notice title={words(`over.${refusal}.title`)}>
        <p>{words(`over.${refusal}.meaning`)}</p>
        <p>{words(`over.${refusal}.todo`)}</p>
      </Notice>
    </CandidateFrame>
  )
}
