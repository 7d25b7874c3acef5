import { InterviewId } from '@candor/shared'
import { noteAudit, readInterview } from '@candor/store'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskFrame } from '../../../desk/desk-frame.tsx'
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
  return (
    <DeskFrame>
      <TranscriptPage interview={found.value} now={Date.now()} find={typeof find === 'string' ? find : ''} />
    </DeskFrame>
  )
}
