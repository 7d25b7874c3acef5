import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EndScreen } from '../../../interview/end-screen.tsx'
import { InviteOver } from '../../../interview/invite-over.tsx'
import { Landing } from '../../../interview/landing.tsx'
import { attemptAnswer } from '../../../server/attempt-answer.ts'
import { WordsProvider } from '../../../interview/messages/words-provider.tsx'
import { wordsOf } from '../../../interview/messages/words-of.ts'
import { compiledMessages } from '../../../interview/messages/compiled.ts'
import { inviteOfBrowser } from '../../../server/candidate-request.ts'
import { pageLanguage, readerLanguage } from '../../../server/page-language.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: wordsOf(await pageLanguage())('title.landing'),
})

/** The first page of an interview, and after its end the last. */
export default async function InterviewPage({ params }: { params: Promise<{ inviteId: string }> }) {
  const { inviteId } = await params
  const found = await inviteOfBrowser(inviteId)
  if (!found.ok && found.refusal === 'invite_unknown') notFound()
  if (!found.ok) return <InviteOver refusal={found.refusal} language={await readerLanguage()} />
  const invite = found.value
  const last = invite.lastAttempt && attemptAnswer(invite.lastAttempt, Date.now())
  // While the goodbye is said a new page has nothing to hear it on: for it, closing is the end.
  if (last?.endReason) {
    const { endReason: reason, mayResume } = last
    const { end, after, room, trouble } = compiledMessages(invite.language)
    return (
      <WordsProvider language={invite.language} messages={{ end, after, room, trouble }}>
        <EndScreen inviteId={inviteId} company={invite.company} reason={reason} mayResume={mayResume} />
      </WordsProvider>
    )
  }
  return <Landing invite={invite} />
}
