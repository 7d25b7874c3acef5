import { effectiveState } from '@candor/shared'
import type { InterviewRow } from '@candor/store'
import { CandidateLink } from './candidate-link.tsx'
import { StateDot } from './state-dot.tsx'
import { reasonWords, stateWord } from './state-words.ts'
import { age, clock } from './time-words.ts'

type TableProps = { readonly rows: readonly InterviewRow[]; readonly now: number }

const head = 'h-8 text-note font-medium text-faint'
const cell = 'h-8 align-middle'
const gap = 'pr-4'
const left = `${gap} text-left`
const wide = 'max-md:hidden'

/** One line per interview, the newest first. */
export function InterviewTable({ rows, now }: TableProps) {
  return (
    <table className="w-full border-collapse text-body">
      <thead>
        <tr className="border-b border-rule">
          <th className={`${head} ${left}`}>Candidate</th>
          <th className={`${head} ${left} ${wide}`}>Role</th>
          <th className={`${head} ${left}`}>State</th>
          <th className={`${head} ${left} max-sm:hidden`}>End reason</th>
          <th className={`${head} ${gap} ${wide} text-right`}>Length</th>
          <th className={`${head} ${gap} ${wide} text-right`}>Items</th>
          <th className={`${head} text-right`}>Age</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.interviewId} row={row} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, now }: { row: InterviewRow; now: number }) {
  const { interviewId, candidateName, title, state, deadlineAt, endReason, liveAt, endedAt, items, createdAt } = row
  const shown = state === null ? 'invited' : effectiveState({ state, deadlineAt }, now)
  return (
    <tr className="relative border-b border-rule hover:bg-sunk">
      <td className={`${cell} ${gap} max-w-0 w-[34%] max-sm:w-1/2`}>
        <CandidateLink interviewId={interviewId} name={candidateName} />
      </td>
      <td className={`${cell} ${gap} ${wide} max-w-0 w-[24%] truncate text-soft`}>{title}</td>
      <td className={`${cell} ${gap} whitespace-nowrap`}>
        <StateDot {...stateWord(shown, endReason)} />
      </td>
      <td className={`${cell} ${gap} whitespace-nowrap text-soft max-sm:hidden`}>
        {endReason && reasonWords[endReason]}
      </td>
      <td className={`${cell} ${gap} ${wide} text-right text-soft tabular-nums`}>
        {liveAt !== null && clock((endedAt ?? now) - liveAt)}
      </td>
      <td className={`${cell} ${gap} ${wide} text-right text-soft tabular-nums`}>{state !== null && items}</td>
      <td className={`${cell} text-right whitespace-nowrap text-faint tabular-nums`}>{age(now - createdAt)}</td>
    </tr>
  )
}
