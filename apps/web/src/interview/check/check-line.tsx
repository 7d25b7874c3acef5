import { Check, Circle, CircleDashed, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../messages/use-words.ts'

export type LineState = 'waiting' | 'running' | 'good' | 'bad'

const icons = { waiting: Circle, running: CircleDashed, good: Check, bad: TriangleAlert } as const
const colours = { waiting: 'text-edge', running: 'text-soft', good: 'text-accent', bad: 'text-amber' } as const

type LineProps = { readonly name: string; readonly state: LineState; readonly children: ReactNode }

/** One of the checks, which turns into a tick. */
export function CheckLine({ name, state, children }: LineProps) {
  const words = useWords()
  const Icon = icons[state]
  return (
    <li className="grid grid-cols-[1.25rem_1fr] gap-x-4 border-t border-rule py-4" data-check={state}>
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" className={`mt-0.5 ${colours[state]}`} />
      <div className="min-w-0">
        <p className="text-large font-medium">
          {name}
          <span className="sr-only">: {words(`check.state.${state}`)}</span>
        </p>
        <div className="text-body text-soft">{children}</div>
      </div>
    </li>
  )
}
