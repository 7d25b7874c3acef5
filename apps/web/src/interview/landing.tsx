import { currentConsentVersion } from '@candor/shared'
import { CandidateFrame } from '../components/candidate-frame.tsx'
import { Button, buttonClass } from '../components/ui/button.tsx'
import { countOf, lengthInWords } from './words/numbers.ts'

export type LandingFacts = {
  readonly inviteId: string
  readonly candidateName: string
  readonly company: string
  readonly role: string
  readonly questionCount: number
  readonly maxLengthMs: number
  readonly consentedAt: number | null
}

/** Who invites, for what, how long; what will happen; what is kept; and the question whether that is all right. */
export function Landing({ invite }: { invite: LandingFacts }) {
  const { inviteId, candidateName, company, role, questionCount, maxLengthMs, consentedAt } = invite
  const questions = countOf(questionCount, 'question')
  return (
    <CandidateFrame screen="landing">
      <p className="text-body text-faint">For {candidateName}</p>
      <h1 className="mt-3 font-serif text-title font-medium sm:text-display">
        {company} invites you to an interview for the role of {role}.
      </h1>
      <p className="mt-5 font-serif text-lead text-soft">
        It has {questions} and takes {lengthInWords(maxLengthMs)} at the most. The interviewer is an AI, not a person.
      </p>

      <section aria-labelledby="will-happen" className="mt-12 border-t border-rule pt-6">
        <h2 id="will-happen" className="text-body font-semibold">
          What will happen
        </h2>
        <ol className="mt-4 grid gap-3 text-large text-soft">
          {[
            'You check your microphone. If you have none, you can type your answers.',
            `The interviewer greets you and asks ${questions}, one at a time.`,
            'You answer in your own words and see them written down. Take the time you need.',
            'It says goodbye when you are through. You can leave at any moment.',
          ].map((line, index) => (
            <li key={line} className="grid grid-cols-[1.75rem_1fr]">
              <span className="font-serif text-faint tabular-nums" aria-hidden="true">
                {index + 1}
              </span>
              {line}
            </li>
          ))}
        </ol>
      </section>

      <section aria-labelledby="kept" className="mt-10 border-t border-rule pt-6">
        <h2 id="kept" className="text-body font-semibold">
          What is kept, and who reads and hears it
        </h2>
        <p className="mt-4 text-large text-soft">
          What you and the interviewer say is recorded, as sound and as text, word for word and with the time. The
          people at {company} who fill this role read the text and can listen to the recording.
        </p>
      </section>

      <div className="mt-12">{consentedAt ? <GoOn inviteId={inviteId} /> : <Consent inviteId={inviteId} />}</div>
    </CandidateFrame>
  )
}

/** A plain form: agreeing needs no script. */
function Consent({ inviteId }: { inviteId: string }) {
  return (
    <form method="post" action={`/api/interview/${inviteId}/consent`}>
      <input type="hidden" name="version" value={currentConsentVersion} />
      <Button type="submit" className="max-sm:w-full">
        I agree and continue
      </Button>
      <p className="mt-4 text-body text-faint">
        By continuing you agree that your voice is recorded and your answers are written down, kept, read and listened
        to as described here. If you do not agree, close this page: then nothing is kept.
      </p>
    </form>
  )
}

function GoOn({ inviteId }: { inviteId: string }) {
  return (
    <>
      <a href={`/interview/${inviteId}/room`} className={`${buttonClass()} max-sm:w-full`}>
        Continue
      </a>
      <p className="mt-4 text-body text-faint">You have agreed already. Your interview is open.</p>
    </>
  )
}
