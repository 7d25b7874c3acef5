import { effectiveState, type Verdict, verdictOf } from '@candor/shared'
import type { InterviewReading, StoredItem } from '@candor/store'
import { endReasonOf } from '../server/attempt-answer.ts'
import { AttemptRecording } from './attempt-recording.tsx'
import type { Chapter, Turn } from './chapters.ts'
import { PlayFrom } from './play-from.tsx'
import { type AttemptFacts, attemptSentence } from './state-words.ts'
import { clock } from './time-words.ts'

type Reading = InterviewReading['attempts'][number]
type Names = Readonly<Record<StoredItem['speaker'], string>>
type ShownAttempt = AttemptFacts & {
  readonly id: string
  readonly number: number
  readonly startedAt: number
  readonly verdict: Verdict
  readonly recordings: Reading['recordings']
}

/** An attempt as it is now, also where the sweep has not reached its row yet. */
export function shownAttempt(attempt: Reading, now: number): ShownAttempt {
  const state = effectiveState(attempt, now)
  return {
    id: attempt.id,
    number: attempt.number,
    startedAt: attempt.liveAt ?? attempt.openedAt,
    state,
    endReason: state === 'ended' ? endReasonOf(attempt, now) : attempt.endReason,
    liveAt: attempt.liveAt,
    endedAt: attempt.endedAt,
    items: attempt.items.length,
    verdict: verdictOf(attempt.words, { endedAt: attempt.endedAt, now }),
    recordings: attempt.recordings,
  }
}

type AttemptProps = {
  readonly attempt: ShownAttempt & { readonly chapters: readonly Chapter[] }
  readonly of: number
  readonly names: Names
  readonly now: number
}

/** What was said in one attempt. All of it is shown as text and nothing else. */
export function AttemptTranscript({ attempt, of, names, now }: AttemptProps) {
  const { number, startedAt, chapters } = attempt
  const canBeHeard = attempt.recordings.some(({ state }) => state === 'stored')
  return (
    <section aria-label={`Attempt ${number}`}>
      {of > 1 && (
        <p className="mb-6 border-b border-rule pb-2 text-note text-soft tabular-nums">
          <span className="font-semibold text-ink">
            Attempt {number} of {of}.
          </span>{' '}
          {attemptSentence(attempt, now)}
        </p>
      )}
      <AttemptRecording attempt={attempt} now={now} />
      {chapters.length === 0 && <p className="text-body text-faint">Nothing has been said in this attempt.</p>}
      <div className="space-y-12">
        {chapters.map((chapter) => (
          <section key={chapter.id} aria-labelledby={chapter.id}>
            <h2
              id={chapter.id}
              className="mb-5 grid scroll-mt-8 gap-x-2 sm:gap-x-4 text-large font-semibold grid-cols-[2.75rem_minmax(0,1fr)] sm:grid-cols-[4rem_minmax(0,65ch)]"
            >
              <span className="font-normal text-faint tabular-nums sm:text-right">{chapter.number}</span>
              {chapter.title}
            </h2>
            <div className="space-y-5">
              {chapter.turns.map((turn) => (
                <TurnOf
                  key={turn.items[0]?.itemId}
                  turn={turn}
                  name={names[turn.speaker]}
                  startedAt={startedAt}
                  canBeHeard={canBeHeard}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </section>
  )
}

type Scale = { readonly startedAt: number; readonly canBeHeard: boolean }

function TurnOf({ turn, name, ...scale }: Scale & { turn: Turn; name: string }) {
  const isCandidate = turn.speaker === 'candidate'
  return (
    <div data-speaker={turn.speaker}>
      <p className="grid gap-x-2 sm:gap-x-4 grid-cols-[2.75rem_minmax(0,1fr)] sm:grid-cols-[4rem_minmax(0,65ch)]">
        <span
          className={`col-start-2 text-note font-semibold ${isCandidate ? 'pl-4 text-ink sm:pl-8' : 'text-accent'}`}
        >
          {name}
          {!isCandidate && <span className="font-normal text-faint">, interviewer</span>}
        </span>
      </p>
      {turn.items.map((item) => (
        <Item key={item.itemId} item={item} {...scale} />
      ))}
    </div>
  )
}

function Item({ item, startedAt, canBeHeard }: Scale & { item: StoredItem }) {
  const { attemptId, speaker, kind, text, saidAt, interrupted, provisional } = item
  const time = clock(saidAt - startedAt)
  const marks = [
    kind === 'typed' && 'typed',
    interrupted && 'interrupted',
    provisional && 'recognised, not confirmed',
  ].filter((mark) => mark !== false)
  return (
    <div
      data-item
      className="grid gap-x-2 sm:gap-x-4 grid-cols-[2.75rem_minmax(0,1fr)] sm:grid-cols-[4rem_minmax(0,65ch)]"
    >
      <time className="pt-1 text-note text-faint tabular-nums sm:text-right">
        {canBeHeard ? <PlayFrom attemptId={attemptId} at={saidAt} time={time} /> : time}
      </time>
      <p
        className={`font-serif text-large whitespace-pre-wrap ${speaker === 'candidate' ? 'pl-4 sm:pl-8' : 'text-soft'}`}
      >
        {kind === 'unrecognised' ? <em className="text-faint">Something was said that was not understood.</em> : text}
        {marks.length > 0 && (
          <span className="ml-2 font-sans text-note whitespace-nowrap text-faint">({marks.join(', ')})</span>
        )}
      </p>
    </div>
  )
}
