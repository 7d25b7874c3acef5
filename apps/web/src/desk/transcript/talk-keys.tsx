'use client'

import { useEffect, useState } from 'react'
import { Dialog } from '../../components/ui/dialog.tsx'
import { isTyping } from './is-typing.ts'
import { whenWhole } from './when-whole.ts'

/** Key, what it does, and what it needs. */
const keys = [
  ['j  k', 'next and previous item', null],
  ['c', 'comment on the item or the selected words', 'comments'],
  ['/', 'find in this transcript', null],
  ['Enter', 'play from the item', 'sound'],
  ['Space', 'play and pause', 'sound'],
  ['←  →', 'five seconds back and forth', 'sound'],
  ['<  >', 'slower and faster', 'sound'],
  ['?', 'these keys', null],
] as const

type KeysProps = { readonly canBeHeard: boolean; readonly mayComment: boolean }

/** The keys that lead through a transcript, and the list of all of them. */
export function TalkKeys({ canBeHeard, mayComment }: KeysProps) {
  const [shown, setShown] = useState(false)
  // Turns that were not on the screen yet may have moved the item that the address means; it is marked by the focus as well.
  useEffect(() => whenWhole(bringMeant), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'j' || event.key === 'k') moveBy(event.key === 'j' ? 1 : -1)
      else if (event.key === '?') setShown(true)
      else if (event.key === '/') document.querySelector<HTMLElement>('#find-in-talk')?.focus()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Dialog open={shown} title="Keys" onClose={() => setShown(false)}>
      <dl className="mt-4 grid grid-cols-[6rem_1fr] gap-y-2 text-body">
        {keys
          .filter(([, , needs]) => (needs === 'sound' ? canBeHeard : needs === null || mayComment))
          .map(([key, what]) => (
            <div key={key} className="contents">
              <dt className="font-medium whitespace-pre">{key}</dt>
              <dd className="text-soft">{what}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  )
}

/** The item that the address ends with, where it ends with one. */
function bringMeant(): void {
  const meant = document.getElementById(location.hash.slice(1))
  meant?.scrollIntoView({ block: 'center' })
  meant?.focus({ preventScroll: true })
}

/** From the item that has the focus, or else from the first one on the screen. */
function moveBy(by: number): void {
  const items = [...document.querySelectorAll<HTMLElement>('[data-item]')]
  const focused = items.findIndex((item) => item.contains(document.activeElement))
  const next = focused >= 0 ? focused + by : items.findIndex((item) => item.getBoundingClientRect().top >= 64)
  items[Math.min(Math.max(next, 0), items.length - 1)]?.focus()
}
