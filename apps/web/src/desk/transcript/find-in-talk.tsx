'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { findInPage, showFound } from './found-marks.ts'
import { whenWhole } from './when-whole.ts'

const sign = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Searches the words on the page, marks them and leads from one to the next. The search stands in the address, so that it can be sent. */
export function FindInTalk({ first }: { first: string }) {
  const [wanted, setWanted] = useState(first)
  const [at, setAt] = useState(0)
  const [count, setCount] = useState(0)
  const found = useRef<readonly Range[]>([])
  const field = useRef<HTMLInputElement>(null)
  const [whole, setWhole] = useState(false)
  useEffect(() => whenWhole(() => setWhole(true)), [])
  useEffect(() => {
    found.current = findInPage(wanted)
    setCount(found.current.length)
    setAt(0)
    // An address with an item leads to that item, not to the first place.
    showFound(found.current, 0, wanted !== first || location.hash === '')
    const address = new URL(location.href)
    if (wanted.trim()) address.searchParams.set('find', wanted)
    else address.searchParams.delete('find')
    if (address.href !== location.href) history.replaceState(history.state, '', address)
  }, [wanted, first, whole])
  const go = (by: number): void => {
    if (count === 0) return
    const next = (at + by + count) % count
    setAt(next)
    showFound(found.current, next, true)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    if (event.key === 'Escape') field.current?.blur()
  }
  return (
    <search className="sticky top-0 z-10 mb-6 flex items-center gap-2 border-b border-rule bg-paper py-2 print:hidden">
      <input
        ref={field}
        id="find-in-talk"
        type="search"
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
        onKeyDown={onKey}
        placeholder="Find in this transcript"
        aria-label="Find in this transcript"
        className="h-8 w-full max-w-80 min-w-0 rounded-soft border border-edge bg-raised px-3 text-note placeholder:text-faint"
      />
      <p role="status" className="min-w-20 text-note whitespace-nowrap text-faint tabular-nums">
        {wanted.trim() && (count === 0 ? 'Not found' : `${at + 1} of ${count}`)}
      </p>
      {count > 1 && (
        <div className="flex">
          <button type="button" onClick={() => go(-1)} aria-label="Previous place" className={step}>
            <ChevronUp {...sign} />
          </button>
          <button type="button" onClick={() => go(1)} aria-label="Next place" className={step}>
            <ChevronDown {...sign} />
          </button>
        </div>
      )}
    </search>
  )
}

const step = 'grid size-8 place-items-center rounded-soft text-soft hover:bg-sunk hover:text-ink'
