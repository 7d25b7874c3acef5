import { effectiveState, seconds, within } from '@candor/shared'
import { listInterviews } from '@candor/store'
import type { Metadata } from 'next'
import Link from 'next/link'
import { after } from 'next/server'
import { buttonClass } from '../../components/ui/button.tsx'
import { DeskFrame } from '../../desk/desk-frame.tsx'
import { InterviewTable } from '../../desk/interview-table.tsx'
import { InviteForm } from '../../desk/invite-form.tsx'
import { requireDesk } from '../../server/desk-request.ts'
import { nudgeSweep } from '../../server/nudge-sweep.ts'
import { parts } from '../../server/parts.ts'

export const metadata: Metadata = { title: 'Interviews' }

const mostRows = 200

type Search = { readonly searchParams: Promise<{ invite?: string }> }

export default async function Interviews({ searchParams }: Search) {
  await requireDesk('/interviews')
  const { invite } = await searchParams
  const rows = await within(seconds(5), 'list interviews', () => listInterviews(parts().db, { limit: mostRows }))
  const now = Date.now()
  // Shown as ended while the row says otherwise: nobody has swept it yet.
  if (rows.some(({ state, deadlineAt }) => state && effectiveState({ state, deadlineAt }, now) !== state))
    after(nudgeSweep)
  const inviting = invite !== undefined
  return (
    <DeskFrame>
      <div className="mb-6 flex items-center justify-between gap-4">
        <h1 className="text-lead font-semibold tracking-[-0.012em]">Interviews</h1>
        {!inviting && rows.length > 0 && (
          <Link href="/interviews?invite" className={buttonClass({ size: 'small' })}>
            Invite someone
          </Link>
        )}
      </div>
      {inviting && <InviteForm role="Back-end engineer" />}
      {rows.length > 0 ? <InterviewTable rows={rows} now={now} /> : !inviting && <NoInterviews />}
      {rows.length === mostRows && <p className="mt-4 text-note text-faint">The newest {mostRows} are shown.</p>}
    </DeskFrame>
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
      <Link href="/interviews?invite" className={`${buttonClass({ size: 'medium' })} mt-6`}>
        Invite someone
      </Link>
    </div>
  )
}
