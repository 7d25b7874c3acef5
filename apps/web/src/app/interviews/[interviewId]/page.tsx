import { InterviewId } from '@candor/shared'
import { listComments, listShares, noteAudit, readInterview } from '@candor/store'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskFrame } from '../../../desk/desk-frame.tsx'
import { ShareButton } from '../../../desk/shares/share-button.tsx'
import { shownShare } from '../../../desk/shares/shown-share.ts'
import { TranscriptPage } from '../../../desk/transcript/transcript-page.tsx'
import { requireDesk } from '../../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Transcript' }

type Request = {
  readonly params: Promise<{ interviewId: string }>
  readonly searchParams: Promise<{ find?: string | string[] }>
}

export default async function InterviewOnDesk({ params, searchParams }: Request) {
  const { interviewId } = await params
  if (!InterviewId.safeParse(interviewId).success) notFound()
  const visitor = await requireDesk(`/interviews/${interviewId}`)
  const found = await visitor.inDesk('read_interviews', async (desk) => {
    const reading = await readInterview(desk, { interviewId })
    if (reading.ok)
      await noteAudit(desk, { action: 'interview_seen', subjectKind: 'interview', subjectId: interviewId })
    return reading
  })
  if (!found.ok) notFound()
  const { find } = await searchParams
  const now = Date.now()
  const comments = visitor.may('judge_interviews')
    ? {
        all: await visitor.inDesk('judge_interviews', (desk) => listComments(desk, { interviewId })),
        mayRemoveAll: visitor.role === 'owner',
      }
    : undefined
  const shares = visitor.may('lead_interviews')
    ? await visitor.inDesk('lead_interviews', (desk) => listShares(desk, { interviewId }))
    : null
  return (
    <DeskFrame>
      <TranscriptPage
        interview={found.value}
        now={now}
        {...(comments && { comments })}
        find={typeof find === 'string' ? find : ''}
        actions={
          shares && <ShareButton interviewId={interviewId} shares={shares.map((share) => shownShare(share, now))} />
        }
      />
    </DeskFrame>
  )
}
