import type { EndReason } from '@candor/shared'
import { CandidateFrame } from '../components/candidate-frame.tsx'
import { Notice } from '../components/notice.tsx'
import { buttonClass } from '../components/ui/button.tsx'
import { endWords, keptWords } from './words/end-words.ts'

type EndProps = {
  readonly inviteId: string
  readonly company: string
  readonly reason: EndReason
  readonly mayResume: boolean
}

/** The end, whichever it was: why, what is kept, what comes next, and a way on where there is one. */
export function EndScreen({ inviteId, company, reason, mayResume }: EndProps) {
  const { title, meaning, next } = endWords(reason, company, mayResume)
  return (
    <CandidateFrame screen="ended" endReason={reason}>
      <Notice
        title={title}
        action={
          mayResume && (
            // A full load on purpose: the next attempt begins with a clean page.
            <a href={`/interview/${inviteId}/room`} className={buttonClass()}>
              {reason === 'no_show' ? 'Start the interview' : 'Continue the interview'}
            </a>
          )
        }
      >
        <p>{meaning}</p>
        <dl className="grid gap-x-8 gap-y-4 border-t border-rule pt-6 sm:grid-cols-[9rem_1fr]">
          <dt className="font-medium text-ink">What is kept</dt>
          <dd>{keptWords(reason)}</dd>
          <dt className="font-medium text-ink">What comes next</dt>
          <dd>
            {next}
            {mayResume && ' This link works for 24 hours from the end of the last attempt.'}
          </dd>
        </dl>
      </Notice>
    </CandidateFrame>
  )
}
