'use client'

import { CircleQuestionMark, type LucideIcon, Volume2 } from 'lucide-react'
import { Mark } from '../components/mark.tsx'
import { useWords } from './messages/use-words.ts'
import type { RoomFacts } from './room-facts.ts'
import type { Talk } from './talk.ts'

type HeaderProps = {
  readonly facts: RoomFacts
  readonly talk: Talk
  readonly talking: boolean
  readonly onSound: () => void
  readonly onHelp: () => void
}

/** Where the interview stands, in words that change rarely, and what is needed rarely. */
export function RoomHeader({ facts, talk: { question }, talking, onSound, onHelp }: HeaderProps) {
  const words = useWords()
  return (
    <header className="flex h-14 items-center justify-between gap-3 px-5 sm:h-16 sm:gap-6 sm:px-10">
      <Mark />
      <div className="flex min-w-0 items-center gap-1 sm:gap-3">
        <p className="min-w-0 truncate text-note text-faint">
          {talking && question ? (
            <span className="text-soft tabular-nums">
              {words('room.question', { number: question.number, of: question.of })}
            </span>
          ) : (
            words('room.where', { role: facts.role, company: facts.company })
          )}
        </p>
        <Rare icon={Volume2} onClick={onSound}>
          {words('room.sound')}
        </Rare>
        <Rare icon={CircleQuestionMark} onClick={onHelp} hint="?">
          {words('room.help')}
        </Rare>
      </div>
    </header>
  )
}

type RareProps = {
  readonly icon: LucideIcon
  readonly children: string
  readonly hint?: string
  readonly onClick: () => void
}

function Rare({ icon: Icon, children, hint, onClick }: RareProps) {
  return (
    <button
      type="button"
      aria-keyshortcuts={hint}
      onClick={onClick}
      className="flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-soft px-2 text-note font-medium text-soft transition-colors duration-150 hover:bg-sunk hover:text-ink"
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <span className="max-sm:sr-only">{children}</span>
    </button>
  )
}
