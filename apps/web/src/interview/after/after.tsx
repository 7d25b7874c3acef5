'use client'

import { type ReactNode, useId } from 'react'
import { useLocale } from 'use-intl/react'
import { Button } from '../../components/ui/button.tsx'
import { useWords } from '../messages/use-words.ts'
import { Deletion } from './deletion.tsx'
import { Feedback } from './feedback.tsx'
import { OwnTranscript } from './own-transcript.tsx'
import { useAfter } from './use-after.ts'

/** What a candidate still has and may still do once it is over. */
export function After({ inviteId, company }: { inviteId: string; company: string }) {
  const words = useWords()
  const language = useLocale()
  const { api, state, again, change } = useAfter(inviteId)
  if (state.at !== 'read')
    return (
      <div role="status" className="mt-12 border-t border-rule pt-6 text-body text-faint">
        {words(state.at === 'reading' ? 'after.reading' : 'after.readFailed')}
        {state.at === 'failed' && (
          <Button kind="quiet" size="medium" className="mt-3 block" onClick={again}>
            {words('trouble.tryAgain')}
          </Button>
        )}
      </div>
    )
  const { after } = state
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(after.endedAt)
  return (
    <div className="mt-12" data-after="read">
      <Part title={words('after.receipt')}>
        <p className="text-large text-soft">{words('after.receiptWords', { count: after.items.length, when })}</p>
        {after.fingerprint && (
          <p className="mt-2 text-note break-all text-faint">
            {words('after.fingerprint')}: <code>{after.fingerprint}</code>
          </p>
        )}
        <OwnTranscript
          items={after.items}
          onCorrect={async (item, text) => {
            const { attemptId, itemId } = item
            const kept = await api.correct({ attemptId, itemId, text })
            if (kept) change({ items: after.items.map((one) => (one === item ? { ...one, correction: text } : one)) })
            return kept
          }}
        />
      </Part>
      {after.items.length > 0 && (
        <Part title={words('after.feedback')}>
          <Feedback
            given={after.feedback}
            onGive={async (feedback) => {
              const kept = await api.judge(feedback)
              if (kept) change({ feedback })
              return kept
            }}
          />
        </Part>
      )}
      <Part title={words('after.delete')}>
        <Deletion
          askedAt={after.deletionAskedAt}
          company={company}
          onAsk={async (ask) => {
            const noted = await api.askDeletion(ask)
            if (noted) change({ deletionAskedAt: ask ? Date.now() : null })
            return noted
          }}
        />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-8 border-t border-rule pt-6">
      <h2 id={id} className="mb-4 text-body font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}
