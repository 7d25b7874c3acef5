import { InterviewId, seconds, within } from '@candor/shared'
import { readInterview } from '@candor/store'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskFrame } from '../../../desk/desk-frame.tsx'
import { TranscriptPage } from '../../../desk/transcript/transcript-page.tsx'
import { requireDesk } from '../../../server/desk-request.ts'
import { parts } from '../../../server/parts.ts'

export const metadata: Metadata = { title: 'Transcript' }

type Request = {
  readonly params: Promise<{ interviewId: string }>
  readonly searchParams: Promise<{ find?: string | string[] }>
}

export default async function InterviewOnDesk({ params, searchParams }: Request) {
  const { interviewId } = await params
  if (!InterviewId.safeParse(interviewId).success) notFound()
  await requireDesk(`/interviews/${interviewId}`)
  const found = await within(seconds(5), 'read interview', () => readInterview(parts().db, { interviewId }))
  if (!found.ok) notFound()
  const { find } = await searchParams
  return (
    <DeskFrame>
      <TranscriptPage interview={found.value} now={Date.now()} find={typeof find === 'string' ? find : ''} />
    </DeskFrame>
  )
}
