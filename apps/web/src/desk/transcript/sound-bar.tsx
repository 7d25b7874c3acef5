'use client'

import { Pause, Play } from 'lucide-react'
import { clock } from '../time-words.ts'
import { type HeardPart, useSound } from './use-sound.ts'

const sign = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const

/** The sound of the interview below the page: it plays on from part to part, and the page shows what is being said. */
export function SoundBar({ parts }: { parts: readonly HeardPart[] }) {
  const { playing, at, attempt, speed, speeds, toggle, seek, setSpeed } = useSound(parts)
  const own = parts.filter(({ attemptId }) => attemptId === attempt)
  const [first, last] = [own[0], own.at(-1)]
  if (!first || !last) return null
  const from = first.startedAt
  const until = last.startedAt + last.lengthMs
  const time = clock(at - first.attemptAt)
  return (
    <section
      aria-label="Sound"
      className="fixed inset-x-0 bottom-0 z-20 border-t border-rule bg-raised px-4 py-2.5 shadow-float sm:px-8 print:hidden"
    >
      <div className="mx-auto flex max-w-[78rem] items-center gap-3 sm:gap-5">
        <button
          type="button"
          onClick={toggle}
          aria-label={playing ? 'Pause' : 'Play'}
          className="grid size-10 shrink-0 place-items-center rounded-full bg-accent text-on-accent hover:bg-accent-hover"
        >
          {playing ? <Pause {...sign} /> : <Play {...sign} />}
        </button>
        <span className="w-14 text-right text-note tabular-nums">{time}</span>
        <input
          type="range"
          aria-label="Place in the sound"
          aria-valuetext={time}
          min={from}
          max={until}
          step={1000}
          value={Math.min(Math.max(at, from), until)}
          onChange={({ target }) => seek(attempt, Number(target.value))}
          className="h-6 min-w-0 flex-1 accent-accent"
        />
        <span className="w-14 text-note text-faint tabular-nums">{clock(until - first.attemptAt)}</span>
        <label className="flex items-center gap-2 text-note text-soft">
          <span className="max-sm:sr-only">Speed</span>
          <select
            value={speed}
            onChange={({ target }) => setSpeed(Number(target.value))}
            className="h-8 rounded-soft border border-edge bg-paper px-1.5 text-note tabular-nums"
          >
            {speeds.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
        </label>
      </div>
    </section>
  )
}
