import { effectiveState } from '@candor/shared'
import type { BoardRow } from '@candor/store'
import { CandidateLink } from '../candidate-link.tsx'
import { StateDot } from '../state-dot.tsx'
import { reasonWords, stateWord } from '../state-words.ts'
import { age, clock } from '../time-words.ts'

type TableProps = { readonly rows: readonly BoardRow[]; readonly now: number; readonly mayChoose: boolean }

const head = 'h-8 text-note font-medium text-faint'
const cell = 'h-8 align-middle'
const gap = 'pr-4'
const left = `${gap} text-left`
const wide = 'max-md:hidden'

/** One line per interview. */
export function BoardTable({ rows, now, mayChoose }: TableProps) {
  return (
    <table className="w-full border-collapse text-body">
      <thead>
        <tr className="border-b border-rule">
          {mayChoose && (
            <th className={`${head} w-8 text-left`}>
              <span className="sr-only">Choose</span>
            </th>
          )}
          <th className={`${head} ${left}`}>Candidate</th>
          <th className={`${head} ${left} ${wide}`}>Role</th>
          <th className={`${head} ${left}`}>State</th>
          <th className={`${head} ${left} max-sm:hidden`}>End reason</th>
          <th className={`${head} ${gap} ${wide} text-right`}>Length</th>
          <th className={`${head} ${gap} ${wide} text-right`}>Attempts</th>
          <th className={`${head} text-right`}>Age</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.interviewId} row={row} now={now} mayChoose={mayChoose} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, now, mayChoose }: { row: BoardRow; now: number; mayChoose: boolean }) {
  const { interviewId, candidateName, title, state, deadlineAt, endReason, liveAt, endedAt, attempts, createdAt } = row
  const shown = state === 'invited' ? state : effectiveState({ state, deadlineAt }, now)
  return (
    <tr className="relative border-b border-rule hover:bg-sunk has-checked:bg-accent-tint">
      {mayChoose && (
        <td className={cell}>
          <label className="relative z-[1] grid size-8 place-items-center">
            <input
              type="checkbox"
              data-choose={interviewId}
              data-name={candidateName}
              data-state={shown}
              aria-label={`Choose ${candidateName}`}
              className="size-4 accent-accent"
            />
          </label>
        </td>
      )}
      <td className={`${cell} ${gap} w-[34%] max-w-0 max-sm:w-1/2`}>
        <CandidateLink interviewId={interviewId} name={candidateName} />
      </td>
      <td className={`${cell} ${gap} ${wide} w-[24%] max-w-0 truncate text-soft`}>{title}</td>
      <td className={`${cell} ${gap} whitespace-nowrap`}>
        <StateDot {...stateWord(shown, endReason)} />
      </td>
      <td className={`${cell} ${gap} whitespace-nowrap text-soft max-sm:hidden`}>
        {endReason && reasonWords[endReason]}
      </td>
      <td className={`${cell} ${gap} ${wide} text-right text-soft tabular-nums`}>
        {liveAt !== null && clock((endedAt ?? now) - liveAt)}
      </td>
      <td className={`${cell} ${gap} ${wide} text-right text-soft tabular-nums`}>{attempts > 0 && attempts}</td>
      <td className={`${cell} text-right whitespace-nowrap text-faint tabular-nums`}>{age(now - createdAt)}</td>
    </tr>
  )
}
