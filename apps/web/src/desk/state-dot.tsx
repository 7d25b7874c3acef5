import type { StateWord } from './state-words.ts'

const tones: Record<StateWord['tone'], string> = {
  hollow: 'border border-edge',
  quiet: 'bg-edge',
  active: 'bg-accent',
  'needs-you': 'bg-amber-dot',
}

/** A state as word plus dot: the word says it, the dot lets the eye find it. */
export function StateDot({ word, tone }: StateWord) {
  return (
    <span className="flex items-baseline gap-2">
      <span aria-hidden="true" className={`size-2 shrink-0 -translate-y-px rounded-full ${tones[tone]}`} />
      {word}
    </span>
  )
}
