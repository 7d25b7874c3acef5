import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonClass } from '../../components/ui/button.tsx'
import { DeskFrame } from '../../desk/desk-frame.tsx'
import { InterviewList } from '../../desk/interview-list.tsx'
import { InviteForm } from '../../desk/invite-form.tsx'
import { requireDesk } from '../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Interviews' }

type Search = { readonly searchParams: Promise<{ invite?: string }> }

export default async function Interviews({ searchParams }: Search) {
  await requireDesk('/interviews')
  const inviting = (await searchParams).invite !== undefined
  return (
    <DeskFrame>
      <div className="mb-6 flex min-h-8 items-center justify-between gap-4">
        <h1 className="text-lead font-semibold tracking-[-0.012em]">Interviews</h1>
        {!inviting && (
          <Link href="/interviews?invite" className={buttonClass({ size: 'small' })}>
            Invite someone
          </Link>
        )}
      </div>
      {inviting && <InviteForm />}
      <InterviewList />
    </DeskFrame>
  )
}
