import { listLive } from '@candor/store'
import type { Metadata } from 'next'
import { InterviewsTabs } from '../../../desk/board/interviews-tabs.tsx'
import { DeskFrame } from '../../../desk/desk-frame.tsx'
import { LiveBoard } from '../../../desk/live/live-board.tsx'
import { requireDesk } from '../../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Live' }

export default async function Live() {
  const visitor = await requireDesk('/interviews/live', 'lead_interviews')
  const rows = await visitor.inDesk('lead_interviews', (desk) => listLive(desk))
  return (
    <DeskFrame>
      <h1 className="mb-3 flex min-h-8 items-center text-lead font-semibold tracking-[-0.012em]">Interviews</h1>
      <InterviewsTabs visitor={visitor} here="/interviews/live" />
      <LiveBoard first={rows} source="/api/desk/live" />
    </DeskFrame>
  )
}
