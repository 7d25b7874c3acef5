import { listTemplates } from '@candor/store'
import type { Metadata } from 'next'
import Form from 'next/form'
import { Suspense } from 'react'
import { buttonClass } from '../../../components/ui/button.tsx'
import { BoardSkeleton } from '../../../desk/board/board-skeleton.tsx'
import { InterviewsTabs } from '../../../desk/board/interviews-tabs.tsx'
import { DeskFrame } from '../../../desk/desk-frame.tsx'
import { Figures } from '../../../desk/figures/figures.tsx'
import { periods, readFiguresAddress } from '../../../desk/figures/figures-address.ts'
import { requireDesk } from '../../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Figures' }

type Search = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function InterviewFigures({ searchParams }: Search) {
  const visitor = await requireDesk('/interviews/figures', 'lead_interviews')
  const address = readFiguresAddress(await searchParams)
  const templates = await visitor.inDesk('lead_interviews', (desk) => listTemplates(desk, { limit: 500 }))
  return (
    <DeskFrame>
      <h1 className="mb-3 flex min-h-8 items-center text-lead font-semibold tracking-[-0.012em]">Interviews</h1>
      <InterviewsTabs visitor={visitor} here="/interviews/figures" />
      <Form action="/interviews/figures" className="mb-8 flex flex-wrap items-center gap-2">
        <select name="days" defaultValue={address.days} key={`d ${address.days}`} aria-label="Time" className={field}>
          {periods.map((days) => (
            <option key={days} value={days}>
              Invited in the last {days} days
            </option>
          ))}
        </select>
        <select
          name="template"
          defaultValue={address.template ?? ''}
          key={`t ${address.template}`}
          aria-label="Template"
          className={`${field} max-w-full sm:max-w-80`}
        >
          <option value="">All templates</option>
          {templates.map(({ templateId, title }) => (
            <option key={templateId} value={templateId}>
              {title}
            </option>
          ))}
        </select>
        <button type="submit" className={buttonClass({ kind: 'quiet', size: 'small' })}>
          Show
        </button>
      </Form>
      <Suspense key={JSON.stringify(address)} fallback={<BoardSkeleton />}>
        <Figures visitor={visitor} address={address} />
      </Suspense>
    </DeskFrame>
  )
}

const field = 'h-8 rounded-soft border border-edge bg-raised px-2 text-note'
