import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EndScreen } from '../../../interview/end-screen.tsx'
import { InviteOver } from '../../../interview/invite-over.tsx'
import { Landing } from '../../../interview/landing.tsx'
import { attemptAnswer } from '../../../server/attempt-answer.ts'
import { inviteOfBrowser } from '../../../server/candidate-request.ts'

export const metadata: Metadata = { title: 'Your interview' }

/** The first page of an interview, and after its end the last. */
export default async function InterviewPage({ params }: { params: Promise<{ inviteId: string }> }) {
  const { inviteId } = await params
  const found = await inviteOfBrowser(inviteId)
  if (!found.ok) return found.refusal === 'invite_unknown' ? notFound() : <InviteOver refusal={found.refusal} />
  const invite = found.value
  const last = invite.lastAttempt && attemptAnswer(invite.lastAttempt, Date.now())
  // While the goodbye is said a new page has nothing to hear it on: for it, closing is the end.
  if (last?.endReason) {
    const { endReason: reason, mayResume } = last
    return <EndScreen inviteId={inviteId} company={invite.company} reason={reason} mayResume={mayResume} />
  }
  return <Landing invite={invite} />
}
