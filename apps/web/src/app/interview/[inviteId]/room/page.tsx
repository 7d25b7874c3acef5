import { type Accommodations, noAccommodations, seconds, within } from '@candor/shared'
import { readAccommodations } from '@candor/store'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { InviteOver } from '../../../../interview/invite-over.tsx'
import { RoomPage } from '../../../../interview/room-page.tsx'
import { attemptAnswer } from '../../../../server/attempt-answer.ts'
import { inviteOfBrowser } from '../../../../server/candidate-request.ts'
import { parts } from '../../../../server/parts.ts'

export const metadata: Metadata = { title: 'Interview room' }

/** The room, for whoever has agreed and has an attempt to begin, to come back to, or to continue. */
export default async function Room({ params }: { params: Promise<{ inviteId: string }> }) {
  const { inviteId } = await params
  const found = await inviteOfBrowser(inviteId)
  if (!found.ok) return found.refusal === 'invite_unknown' ? notFound() : <InviteOver refusal={found.refusal} />
  const { candidateName, company, role, consentedAt, lastAttempt } = found.value
  const last = lastAttempt && attemptAnswer(lastAttempt, Date.now())
  const isOver = last?.state === 'closing' || (last?.state === 'ended' && !last.mayResume)
  if (!consentedAt || isOver) redirect(`/interview/${inviteId}`)
  const returning = last !== null && last.state !== 'ended' && lastAttempt?.liveAt !== null
  const accommodations = await chosenBefore(lastAttempt?.id)
  return <RoomPage {...{ inviteId, candidateName, company, role, returning, accommodations }} />
}

/** Who comes back or begins again need not choose a second time. */
async function chosenBefore(attemptId: string | undefined): Promise<Accommodations> {
  if (attemptId === undefined) return noAccommodations
  return within(seconds(5), 'read accommodations', () => readAccommodations(parts().db, { attemptId }))
}
