'use client'

import type { AfterAnswer } from '@candor/shared'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { useWords } from '../messages/use-words.ts'

type Item = AfterAnswer['items'][number]
type Correct = (item: Item, text: string | null) => Promise<boolean>

/** What was written down, in the order it was said. The candidate's own lines can be corrected; the first text stays beside it. */
export function OwnTranscript({ items, onCorrect }: { items: readonly Item[]; onCorrect: Correct }) {
  const words = useWords()
  if (items.length === 0) return null
  return (
    <details className="mt-5">
      <summary className="w-fit text-large font-medium underline decoration-edge underline-offset-4">
        {words('after.readOwn')}
      </summary>
      <ol className="mt-6 grid gap-6">
        {items.map((item) => (
          <Line key={`${item.attemptId} ${item.itemId}`} item={item} onCorrect={onCorrect} />
        ))}
      </ol>
    </details>
  )
}

function Line({ item, onCorrect }: { item: Item; onCorrect: Correct }) {
  const words = useWords()
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const said = useId()
  const { speaker, typed, text, correction } = item
  const mine = speaker === 'candidate'
  const close = () => {
    setEditing(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <li data-speaker={speaker} className={mine ? 'ps-6 sm:ps-12' : 'pe-6 sm:pe-12'}>
      <p className={`text-note font-medium ${mine ? 'text-faint' : 'text-accent'}`}>
        {words(mine ? (typed ? 'room.youTyped' : 'room.you') : 'room.interviewer')}
        {correction !== null && `, ${words('after.correctedBy')}`}
      </p>
      <p id={said} className="font-serif text-large whitespace-pre-wrap">
        {correction ?? text}
      </p>
      {correction !== null && (
        <p className="mt-1 text-body whitespace-pre-wrap text-faint">{words('after.heardAs', { text })}</p>
      )}
      {mine && !editing && (
        <button
          ref={button}
          type="button"
          // Every line has this button: which one it is, is told with it.
          aria-describedby={said}
          className="mt-1 min-h-8 text-note text-soft underline decoration-edge underline-offset-4 hover:text-ink"
          onClick={() => setEditing(true)}
        >
          {words('after.misheard')}
        </button>
      )}
      {editing && <Correction item={item} onCorrect={onCorrect} onClose={close} />}
    </li>
  )
}

type CorrectionProps = { readonly item: Item; readonly onCorrect: Correct; readonly onClose: () => void }

function Correction({ item, onCorrect, onClose }: CorrectionProps) {
  const words = useWords()
  const [text, setText] = useState(item.correction ?? item.text)
  const [state, setState] = useState<'writing' | 'keeping' | 'failed'>('writing')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const keep = async () => {
    setState('keeping')
    const news = text.trim()
    // Who writes what was heard takes the correction back.
    if (await onCorrect(item, news === item.text.trim() || news === '' ? null : news)) onClose()
    else setState('failed')
  }
  return (
    <form
      className="mt-3 grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <textarea
        ref={field}
        aria-label={words('after.correctLabel')}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="field-sizing-content max-h-60 min-h-16 w-full resize-none rounded-soft border border-edge bg-raised px-3 py-2 text-large"
      />
      <p role={state === 'failed' ? 'alert' : undefined} className="text-note text-faint">
        {words(state === 'failed' ? 'after.correctFailed' : 'after.correctKept')}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" kind="quiet" size="medium" disabled={state === 'keeping'}>
          {words('after.correctSave')}
        </Button>
        <Button kind="plain" size="medium" onClick={onClose}>
          {words('after.correctCancel')}
        </Button>
      </div>
    </form>
  )
}
