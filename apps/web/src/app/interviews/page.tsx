import { listTemplates } from '@candor/store'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { buttonClass } from '../../components/ui/button.tsx'
import { DeskFrame } from '../../desk/desk-frame.tsx'
import { Board } from '../../desk/board/board.tsx'
import { readBoardAddress } from '../../desk/board/board-address.ts'
import { BoardFilters } from '../../desk/board/board-filters.tsx'
import { BoardSkeleton } from '../../desk/board/board-skeleton.tsx'
import { InterviewsTabs } from '../../desk/board/interviews-tabs.tsx'
import { InviteForm } from '../../desk/invite-form.tsx'
import type { Visitor } from '../../server/accounts/visitor.ts'
import { requireDesk } from '../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Interviews' }

type Search = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Interviews({ searchParams }: Search) {
  const visitor = await requireDesk('/interviews')
  const search = await searchParams
  const address = readBoardAddress(search)
  const mayInvite = visitor.may('invite')
  const inviting = mayInvite && search['invite'] !== undefined
  return (
    <DeskFrame>
      <div className="mb-3 flex min-h-8 items-center justify-between gap-4">
        <h1 className="text-lead font-semibold tracking-[-0.012em]">Interviews</h1>
        {mayInvite && !inviting && (
          <Link href="/interviews?invite" className={buttonClass({ size: 'small' })}>
            Invite someone
          </Link>
        )}
      </div>
      {inviting && <InviteForm templates={await templatesToInviteTo(visitor)} />}
      <InterviewsTabs visitor={visitor} here="/interviews" />
      <BoardFilters address={address} />
      <Suspense key={JSON.stringify(address)} fallback={<BoardSkeleton />}>
        <Board visitor={visitor} address={address} />
      </Suspense>
    </DeskFrame>
  )
}

async function templatesToInviteTo(visitor: Visitor) {
  const rows = await visitor.inDesk('invite', (desk) => listTemplates(desk, { limit: 500 }))
  return rows.flatMap(({ templateId, title, version, archivedAt }) =>
    version !== null && archivedAt === null ? [{ templateId, title }] : [],
  )
}
