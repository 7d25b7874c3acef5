import { effectiveState, seconds, within } from '@candor/shared'
import { listInterviews } from '@candor/store'
import { after } from 'next/server'
import { nudgeSweep } from '../server/nudge-sweep.ts'
import { parts } from '../server/parts.ts'
import { InterviewTable } from './interview-table.tsx'

const mostRows = 200

/** The interviews, or what to do while there are none. */
export async function InterviewList() {
  const rows = await within(seconds(5), 'list interviews', () => listInterviews(parts().db, { limit: mostRows }))
  const now = Date.now()
  // Shown as ended while the row says otherwise: nobody has swept it yet.
  if (rows.some(({ state, deadlineAt }) => state && effectiveState({ state, deadlineAt }, now) !== state))
    after(nudgeSweep)
  if (rows.length === 0) return <NoInterviews />
  return (
    <>
      <InterviewTable rows={rows} now={now} />
      {rows.length === mostRows && <p className="mt-4 text-note text-faint">The newest {mostRows} are shown.</p>}
    </>
  )
}

function NoInterviews() {
  return (
    <div className="border-y border-rule py-16">
      <p className="font-serif text-lead">Nobody has been invited yet.</p>
      <p className="mt-2 max-w-[34rem] text-body text-soft">
        Invite a person and send them their link. They talk with the interviewer whenever it suits them, and what was
        said stands here when they are done.
      </p>
    </div>
  )
}
