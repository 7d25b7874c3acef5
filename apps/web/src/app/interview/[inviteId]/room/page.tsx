import { type Accommodations, noAccommodations, seconds, within } from '@candor/shared'
import { readAccommodations } from '@candor/store'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { InviteOver } from '../../../../interview/invite-over.tsx'
import { compiledMessages } from '../../../../interview/messages/compiled.ts'
import { wordsOf } from '../../../../interview/messages/words-of.ts'
import { WordsProvider } from '../../../../interview/messages/words-provider.tsx'
import { RoomPage } from '../../../../interview/room-page.tsx'
import { attemptAnswer } from '../../../../server/attempt-answer.ts'
import { inviteOfBrowser } from '../../../../server/candidate-request.ts'
import { pageLanguage, readerLanguage } from '../../../../server/page-language.ts'
import { parts } from '../../../../server/parts.ts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: wordsOf(await pageLanguage())('title.room') })

/** The room, for whoever has agreed and has an attempt to begin, to come back to, or to continue. */
export default async function Room({ params }: { params: Promise<{ inviteId: string }> }) {
  const { inviteId } = await params
  const found = await inviteOfBrowser(inviteId)
  if (!found.ok && found.refusal === 'invite_unknown') notFound()
  if (!found.ok) return <InviteOver refusal={found.refusal} language={await readerLanguage()} />
  const { candidateName, company, role, language, consentedAt, lastAttempt } = found.value
  const last = lastAttempt && attemptAnswer(lastAttempt, Date.now())
  const isOver = last?.state === 'closing' || (last?.state === 'ended' && !last.mayResume)
  if (!consentedAt || isOver) redirect(`/interview/${inviteId}`)
  const returning = last !== null && last.state !== 'ended' && lastAttempt?.liveAt !== null
  const accommodations = await chosenBefore(lastAttempt?.id)
  const { landing: _landing, over: _over, title: _title, ...messages } = compiledMessages(language)
  return (
    <WordsProvider language={language} messages={messages}>
      <RoomPage {...{ inviteId, candidateName, company, role, returning, accommodations }} />
    </WordsProvider>
  )
}

/** Who comes back or begins again need not choose a second time. */
async function chosenBefore(attemptId: string | undefined): Promise<Accommodations> {
  if (attemptId === undefined) return noAccommodations
  return within(seconds(5), 'read accommodations', () => readAccommodations(parts().db, { attemptId }))
}
