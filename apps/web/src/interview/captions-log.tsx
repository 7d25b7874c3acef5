'use client'

import type { Accommodations } from '@candor/shared'
import { useEffect, useRef } from 'react'
import type { Caption } from './captions.ts'
import { useWords } from './messages/use-words.ts'

/** Nearer to the end than this, the log follows new words; further up, somebody is reading and is left alone. */
const followWithinPx = 80

const sizes = { usual: 'text-large', large: 'text-lead', largest: 'text-title' } as const

/** What both say, as it is said. Screen readers are told whole lines only: a moving one is hidden from them until it is final. */
export function CaptionsLog({ captions, size }: { captions: readonly Caption[]; size: Accommodations['captions'] }) {
  const words = useWords()
  const element = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  useEffect(() => {
    const log = element.current
    if (log && following.current) log.scrollTop = log.scrollHeight
  })
  return (
    <div
      ref={element}
      role="log"
      aria-label={words('room.captions')}
      aria-live="polite"
      // A scrolling region must be reachable by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        following.current = scrollHeight - scrollTop - clientHeight < followWithinPx
      }}
      className="min-h-24 flex-1 overflow-y-auto short:max-h-[75dvh] border-t border-rule py-5 focus-visible:outline-offset-[-2px]"
    >
      {captions.length === 0 && <p className="text-note text-faint">{words('room.captionsEmpty')}</p>}
      <div className="space-y-4">
        {captions.map((caption) => (
          <Line key={`${caption.id} ${caption.final}`} caption={caption} size={sizes[size]} />
        ))}
      </div>
    </div>
  )
}

function Line({ caption: { id, speaker, text, final, typed }, size }: { caption: Caption; size: string }) {
  const words = useWords()
  const mine = speaker === 'candidate'
  return (
    <div
      aria-hidden={!final}
      // What was said before this page was opened is there to be read, and not read out.
      aria-live={id.startsWith('stored ') ? 'off' : undefined}
      data-speaker={speaker}
      className={mine ? 'ps-8 sm:ps-20' : 'pe-8 sm:pe-20'}
    >
      <p className={`text-note font-medium ${mine ? 'text-faint' : 'text-accent'}`}>
        {words(mine ? (typed ? 'room.youTyped' : 'room.you') : 'room.interviewer')}
      </p>
      <p className={`whitespace-pre-wrap ${size} ${final ? 'text-ink' : 'text-soft'}`}>{text}</p>
    </div>
  )
}
