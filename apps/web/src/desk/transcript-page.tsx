import type { InterviewReading } from '@candor/store'
import Link from 'next/link'
import { AttemptTranscript, shownAttempt } from './attempt-transcript.tsx'
import { type Chapter, chaptersOf } from './chapters.ts'
import { StateDot } from './state-dot.tsx'
import { attemptSentence, stateWord, verdictWord } from './state-words.ts'

type PageProps = { readonly interview: InterviewReading; readonly now: number }

/** One interview to read: how it ended, then what was said, question by question. */
export function TranscriptPage({ interview: { candidateName, plan, attempts }, now }: PageProps) {
  const shown = attempts.map((attempt) => ({
    ...shownAttempt(attempt, now),
    chapters: chaptersOf(attempt.items, plan.questions),
  }))
  const newest = shown.at(-1)
  const verdict = newest ? verdictWord(newest.verdict) : null
  return (
    <>
      <Link href="/interviews" className="text-note font-medium text-faint hover:text-ink">
        All interviews
      </Link>
      <header className="mt-3 border-b border-rule pb-6">
        <h1 className="font-serif text-title font-medium">{candidateName}</h1>
        <p className="mt-1 text-body text-soft">
          {plan.role}, {plan.company}
        </p>
        <p className="mt-4 text-body tabular-nums">
          <StateDot
            tone={stateWord(newest?.state ?? 'invited', newest?.endReason ?? null).tone}
            word={newest ? attemptSentence(newest, now) : 'Invited; the link has not been used yet.'}
          />
        </p>
        {verdict && (
          <p className="mt-1 text-body text-soft">
            <StateDot {...verdict} />
          </p>
        )}
      </header>
      <div className="grid gap-x-12 pt-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <Chapters chapters={shown.flatMap(({ chapters }) => chapters)} />
        <div className="min-w-0 space-y-14">
          {shown.map((attempt) => (
            <AttemptTranscript
              key={attempt.id}
              attempt={attempt}
              of={shown.length}
              names={{ candidate: candidateName, interviewer: plan.interviewerName }}
              now={now}
            />
          ))}
        </div>
      </div>
    </>
  )
}

function Chapters({ chapters }: { chapters: readonly Chapter[] }) {
  return (
    <nav aria-label="Questions" className="max-lg:hidden">
      <ol className="sticky top-8 space-y-1 text-note">
        {chapters.map(({ id, number, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="grid grid-cols-[1.25rem_1fr] rounded-soft py-1 text-soft hover:text-ink">
              <span className="text-faint tabular-nums">{number}</span>
              <span className="line-clamp-2">{title}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
