'use client'

import type { EndReason } from '@candor/shared'
import dynamic from 'next/dynamic'
import { CandidateFrame } from '../components/candidate-frame.tsx'
import { Notice } from '../components/notice.tsx'
import { buttonClass } from '../components/ui/button.tsx'
import { useWords } from './messages/use-words.ts'
import { endWords, keptWords } from './words/end-words.ts'

type EndProps = {
  readonly inviteId: string
  readonly company: string
  readonly reason: EndReason
  readonly mayResume: boolean
}

/** Fetched when there is an end to show. */
const After = dynamic(() => import('./after/after.tsx').then(({ After: shown }) => shown), { ssr: false })

/** The end, whichever it was: why, what is kept, what comes next, and a way on where there is one. */
export function EndScreen({ inviteId, company, reason, mayResume }: EndProps) {
  const words = useWords()
  const { title, meaning, next } = endWords(words, { reason, company, mayResume })
  return (
    <CandidateFrame screen="ended" endReason={reason}>
      <Notice
        title={title}
        action={
          mayResume && (
            // A full load on purpose: the next attempt begins with a clean page.
            <a href={`/interview/${inviteId}/room`} className={buttonClass()}>
              {words(reason === 'no_show' ? 'end.start' : 'end.continue')}
            </a>
          )
        }
      >
        <p>{meaning}</p>
        <dl className="grid gap-x-8 gap-y-4 border-t border-rule pt-6 sm:grid-cols-[9rem_1fr]">
          <dt className="font-medium text-ink">{words('end.kept')}</dt>
          <dd>{keptWords(words, reason)}</dd>
          <dt className="font-medium text-ink">{words('end.comesNext')}</dt>
          <dd>
            {next}
            {mayResume && ` ${words('end.next.hours')}`}
          </dd>
        </dl>
      </Notice>
      <After inviteId={inviteId} company={company} />
    </CandidateFrame>
  )
}
