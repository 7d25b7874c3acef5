'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../components/ui/button.tsx'
import { useWords } from './messages/use-words.ts'

const mostLetters = 10_000
/** From here on one is told how much room is left. */
const toldFromLetters = 500

type TypedProps = {
  readonly maySend: boolean
  readonly onSend: (text: string) => Promise<boolean>
  readonly onTyping: () => void
  readonly onClose: () => void
}

/** An answer in writing. What could not be sent stays in the field. */
export function TypedAnswer({ maySend, onSend, onTyping, onClose }: TypedProps) {
  const words = useWords()
  const [text, setText] = useState('')
  const [failed, setFailed] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])

  const send = async () => {
    const answer = text.trim()
    if (answer === '' || !maySend) return
    setText('')
    const sent = await onSend(answer)
    setFailed(!sent)
    if (!sent) setText((newer) => (newer === '' ? answer : `${answer}\n${newer}`))
    field.current?.focus()
  }

  const listen = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }

  const left = mostLetters - text.length
  const note = failed
    ? words('room.typed.failed')
    : left < toldFromLetters
      ? words('room.typed.most', { left: Math.max(0, left) })
      : words(maySend ? 'room.typed.keys' : 'room.typed.notYet')
  return (
    <form
      className="appear mb-2 grid gap-2 pt-1"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          aria-label={words('room.typed.label')}
          aria-describedby="typed-note"
          rows={2}
          maxLength={mostLetters}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            onTyping()
          }}
          onKeyDown={listen}
          className="field-sizing-content max-h-40 min-h-16 w-full resize-none rounded-soft border border-edge bg-raised px-3 py-2 text-large placeholder:text-faint"
        />
        <Button type="submit" disabled={!maySend || text.trim() === ''}>
          {words('room.typed.send')}
        </Button>
      </div>
      <p
        id="typed-note"
        role={failed ? 'alert' : undefined}
        className={`text-note ${failed ? 'text-red' : 'text-faint'}`}
      >
        {note}
      </p>
    </form>
  )
}
