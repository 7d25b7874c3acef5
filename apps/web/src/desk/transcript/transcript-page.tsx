import { questionsOf } from '@candor/shared'
import type { InterviewReading, ItemComment } from '@candor/store'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { CommentTool } from '../comments/comment-tool.tsx'
import { StateDot } from '../state-dot.tsx'
import { attemptSentence, stateWord, verdictWord } from '../state-words.ts'
import { clock } from '../time-words.ts'
import { AttemptTranscript } from './attempt-transcript.tsx'
import { type Chapter, chaptersOf } from './chapters.ts'
import { FindInTalk } from './find-in-talk.tsx'
import { seamsOf } from './seams.ts'
import { shownAttempt } from './shown-attempt.ts'
import { SoundBar } from './sound-bar.tsx'
import { TakeAway } from './take-away.tsx'
import { TalkKeys } from './talk-keys.tsx'
import type { CommentsOf } from './talk-turn.tsx'
// oxlint-disable-next-line import/no-unassigned-import
import './transcript.css'

type PageProps = {
  readonly interview: InterviewReading
  readonly now: number
  readonly find: string
  /** For somebody without an account: nothing leads to the desk. */
  readonly guest?: boolean
  /** What the organisation says about it; not given where nobody may. */
  readonly comments?: { readonly all: readonly ItemComment[]; readonly mayRemoveAll: boolean }
  /** What else can be done with it. */
  readonly actions?: ReactNode
}

/** One interview to read: how it ended, then what was said, question by question. */
export function TranscriptPage({
  interview: { interviewId, candidateName, plan, attempts },
  now,
  find,
  guest,
  comments,
  actions,
}: PageProps) {
  const shown = attempts.map((attempt) => {
    const facts = shownAttempt(attempt, now)
    const scale = { startedAt: facts.startedAt, interviewerName: plan.interviewerName }
    return {
      ...facts,
      chapters: chaptersOf(attempt.items, questionsOf(plan)),
      corrections: attempt.corrections,
      seams: seamsOf(attempt.items, attempt.seams, scale),
    }
  })
  const newest = shown.at(-1)
  const verdict = newest ? verdictWord(newest.verdict) : null
  const parts = shown.flatMap(({ id, startedAt, recordings }) =>
    recordings.flatMap((part) =>
      part.state === 'stored'
        ? [{ attemptId: id, attemptAt: startedAt, startedAt: part.startedAt, lengthMs: part.lengthMs }]
        : [],
    ),
  )
  return (
    <div className={parts.length > 0 ? 'pb-24 print:pb-0' : ''}>
      {!guest && (
        <Link href="/interviews" className="text-note font-medium text-faint hover:text-ink print:hidden">
          All interviews
        </Link>
      )}
      <header className="mt-3 border-b border-rule pb-6">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <h1 className="font-serif text-title font-medium">{candidateName}</h1>
            <p className="mt-1 text-body text-soft">
              {plan.role}, {plan.company}
            </p>
          </div>
          {shown.length > 0 && !guest && <TakeAway interviewId={interviewId}>{actions}</TakeAway>}
        </div>
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
      <div className="grid gap-x-12 pt-6 lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
        <Chapters attempts={shown} />
        <div className="min-w-0">
          {shown.some(({ items }) => items > 0) && <FindInTalk first={find} />}
          <div className="space-y-14">
            {shown.map((attempt) => (
              <AttemptTranscript
                key={attempt.id}
                attempt={attempt}
                comments={commentsOf(comments)}
                of={shown.length}
                names={{ candidate: candidateName, interviewer: plan.interviewerName }}
                now={now}
              />
            ))}
          </div>
        </div>
      </div>
      {parts.length > 0 && <SoundBar parts={parts} />}
      {comments && <CommentTool interviewId={interviewId} quotes={comments.all.length} />}
      <TalkKeys canBeHeard={parts.length > 0} mayComment={comments !== undefined} />
    </div>
  )
}

function commentsOf(comments: PageProps['comments']): CommentsOf | null {
  if (!comments) return null
  const { all, mayRemoveAll } = comments
  return { byItem: Map.groupBy(all, ({ attemptId, itemId }) => `${attemptId} ${itemId}`), mayRemoveAll }
}

type Outline = { readonly startedAt: number; readonly number: number; readonly chapters: readonly Chapter[] }

function Chapters({ attempts }: { attempts: readonly Outline[] }) {
  return (
    <nav aria-label="Questions" className="max-lg:hidden print:hidden">
      <div className="sticky top-6 max-h-[calc(100dvh-8rem)] overflow-y-auto text-note">
        {attempts.map(({ number, startedAt, chapters }) => (
          <ol key={number} aria-label={`Attempt ${number}`} className="mb-5 space-y-0.5">
            {attempts.length > 1 && <li className="py-1 font-semibold">Attempt {number}</li>}
            {chapters.map(({ id, number: question, title, turns }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="grid grid-cols-[1.25rem_1fr_auto] gap-x-1 rounded-soft py-1 text-soft hover:text-ink"
                >
                  <span className="text-faint tabular-nums">{question}</span>
                  <span className="line-clamp-2">{title}</span>
                  <span className="text-faint tabular-nums">
                    {clock((turns[0]?.items[0]?.saidAt ?? startedAt) - startedAt)}
                  </span>
                </a>
              </li>
            ))}
          </ol>
        ))}
      </div>
    </nav>
  )
}
