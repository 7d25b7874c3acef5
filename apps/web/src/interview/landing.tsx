import { currentConsentVersion } from '@candor/shared'
import type { ReactNode } from 'react'
import { CandidateFrame } from '../components/candidate-frame.tsx'
import { Button, buttonClass } from '../components/ui/button.tsx'
import type { Language } from './messages/catalogue.ts'
import type { Words } from './messages/use-words.ts'
import { wordsOf } from './messages/words-of.ts'
import { lengthWords } from './words/length-words.ts'

export type LandingFacts = {
  readonly inviteId: string
  readonly candidateName: string
  readonly company: string
  readonly role: string
  readonly language: Language
  readonly questionCount: number
  readonly maxLengthMs: number
  readonly consentedAt: number | null
}

/** Who invites, for what, how long; what will happen; what is kept; and the question whether that is all right. */
export function Landing({ invite }: { invite: LandingFacts }) {
  const { inviteId, candidateName, company, role, questionCount, maxLengthMs, consentedAt } = invite
  const words = wordsOf(invite.language)
  const questions = words('landing.questions', { count: questionCount })
  return (
    <CandidateFrame screen="landing">
      <p className="text-body text-faint">{words('landing.for', { name: candidateName })}</p>
      <h1 className="mt-3 font-serif text-title font-medium sm:text-display">
        {words('landing.invites', { company, role })}
      </h1>
      <p className="mt-5 font-serif text-lead text-soft">
        {words('landing.about', { questions, length: lengthWords(words, maxLengthMs) })}
      </p>

      <Part id="will-happen" title={words('landing.happens.title')}>
        <ol className="mt-4 grid gap-3 text-large text-soft">
          {(['check', 'greets', 'answer', 'goodbye'] as const).map((step, index) => (
            <li key={step} className="grid grid-cols-[1.75rem_1fr]">
              <span className="font-serif text-faint tabular-nums" aria-hidden="true">
                {index + 1}
              </span>
              {words(`landing.happens.${step}`, { questions })}
            </li>
          ))}
        </ol>
      </Part>
      <Part id="kept" title={words('landing.kept.title')}>
        <p className="mt-4 text-large text-soft">{words('landing.kept.text', { company })}</p>
      </Part>
      <Part id="otherwise" title={words('landing.otherwise.title')}>
        <p className="mt-4 text-large text-soft">{words('landing.otherwise.text')}</p>
      </Part>

      <div className="mt-12">
        {consentedAt ? <GoOn inviteId={inviteId} words={words} /> : <Consent inviteId={inviteId} words={words} />}
      </div>
    </CandidateFrame>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-10 border-t border-rule pt-6">
      <h2 id={id} className="text-body font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}

type WayOn = { readonly inviteId: string; readonly words: Words }

/** A plain form: agreeing needs no script. */
function Consent({ inviteId, words }: WayOn) {
  return (
    <form method="post" action={`/api/interview/${inviteId}/consent`}>
      <input type="hidden" name="version" value={currentConsentVersion} />
      <Button type="submit" className="max-sm:w-full">
        {words('landing.agree')}
      </Button>
      <p className="mt-4 text-body text-faint">{words('landing.agreeMeans')}</p>
    </form>
  )
}

function GoOn({ inviteId, words }: WayOn) {
  return (
    <>
      <a href={`/interview/${inviteId}/room`} className={`${buttonClass()} max-sm:w-full`}>
        {words('landing.continue')}
      </a>
      <p className="mt-4 text-body text-faint">{words('landing.agreed')}</p>
    </>
  )
}
