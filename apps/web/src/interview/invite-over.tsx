import { CandidateFrame } from '../components/candidate-frame.tsx'
import { Notice } from '../components/notice.tsx'
import { type InviteOverReason, inviteOverWords } from './invite-words.ts'

/** A link that opens nothing any more, or never did. */
export function InviteOver({ refusal }: { refusal: InviteOverReason }) {
  const [title, meaning, todo] = inviteOverWords[refusal]
  return (
    <CandidateFrame screen={refusal.replace('_', '-')}>
      <Notice title={title}>
        <p>{meaning}</p>
        <p>{todo}</p>
      </Notice>
    </CandidateFrame>
  )
}
