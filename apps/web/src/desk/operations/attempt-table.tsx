import { leaseMs } from '@candor/shared'
import type { AttemptStanding } from '@candor/store'
import { CandidateLink } from '../candidate-link.tsx'
import { StateDot } from '../state-dot.tsx'
import { stateWord } from '../state-words.ts'
import { clock } from '../time-words.ts'
import { span } from './operations-words.ts'

const head = 'h-8 text-note font-medium text-faint'
const cell = 'h-8 align-middle'
const gap = 'pr-4'
const right = 'text-right tabular-nums whitespace-nowrap'
const wide = 'max-md:hidden'

type TableProps = { readonly attempts: readonly AttemptStanding[]; readonly active: number }

/** The unfinished attempts, the oldest first, with the ages that tell whether somebody looks after them. */
export function AttemptTable({ attempts, active }: TableProps) {
  if (attempts.length === 0)
    return (
      <div className="border-y border-rule py-12">
        <p className="font-serif text-lead">Nobody is being interviewed.</p>
        <p className="mt-2 text-body text-soft">
          Interviews stand here from the moment a candidate starts until they have ended.
        </p>
      </div>
    )
  return (
    <>
      <table className="w-full border-collapse text-body">
        <thead>
          <tr className="border-b border-rule">
            <th className={`${head} ${gap} text-left`}>Candidate</th>
            <th className={`${head} ${gap} text-left`}>State</th>
            <th className={`${head} ${gap} ${right} max-sm:hidden`}>For</th>
            <th className={`${head} ${gap} ${right} ${wide}`}>Interviewer</th>
            <th className={`${head} ${gap} ${right}`}>Last beat</th>
            <th className={`${head} ${gap} ${right} ${wide}`}>Last item</th>
            <th className={`${head} ${right}`}>Deadline in</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <Row key={attempt.attemptId} attempt={attempt} />
          ))}
        </tbody>
      </table>
      {active > attempts.length && (
        <p className="mt-4 text-note text-faint">
          The oldest {attempts.length} of {active} are shown.
        </p>
      )}
    </>
  )
}

function Row({ attempt }: { attempt: AttemptStanding }) {
  const { interviewId, candidateName, state, openForMs, epoch, leaseAgeMs, lastItemAgeMs, deadlineInMs } = attempt
  const silent = leaseAgeMs !== null && leaseAgeMs > leaseMs
  return (
    <tr className="relative border-b border-rule hover:bg-sunk">
      <td className={`${cell} ${gap} w-[34%] max-w-0`}>
        <CandidateLink interviewId={interviewId} name={candidateName} />
      </td>
      <td className={`${cell} ${gap} whitespace-nowrap`}>
        <StateDot {...stateWord(state, null)} />
      </td>
      <td className={`${cell} ${gap} ${right} text-soft max-sm:hidden`}>{clock(openForMs)}</td>
      <td className={`${cell} ${gap} ${right} text-soft ${wide}`}>{epoch > 0 ? epoch : '–'}</td>
      <td className={`${cell} ${gap} ${right} ${silent ? 'font-medium text-amber' : 'text-soft'}`}>
        {leaseAgeMs === null ? '–' : span(leaseAgeMs)}
      </td>
      <td className={`${cell} ${gap} ${right} text-soft ${wide}`}>
        {lastItemAgeMs === null ? '–' : span(lastItemAgeMs)}
      </td>
      <td className={`${cell} ${right} ${(deadlineInMs ?? 0) < 0 ? 'font-medium text-amber' : 'text-soft'}`}>
        {deadlineInMs === null ? '–' : deadlineInMs < 0 ? 'passed' : clock(deadlineInMs)}
      </td>
    </tr>
  )
}
