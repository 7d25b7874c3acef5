import type { StoredItem } from '@candor/store'
import { attemptSentence } from '../state-words.ts'
import { AttemptRecording } from './attempt-recording.tsx'
import type { Chapter } from './chapters.ts'
import type { Seam } from './seams.ts'
import type { ShownAttempt } from './shown-attempt.ts'
import { type CommentsOf, TalkSeam, TalkTurn } from './talk-turn.tsx'

type AttemptProps = {
  readonly attempt: ShownAttempt & {
    readonly chapters: readonly Chapter[]
    readonly seams: readonly Seam[]
    readonly corrections: ReadonlyMap<string, string>
  }
  readonly of: number
  readonly comments: CommentsOf | null
  readonly names: Readonly<Record<StoredItem['speaker'], string>>
  readonly now: number
}

/** What was said in one attempt. All of it is shown as text and nothing else. */
export function AttemptTranscript({ attempt, of, names, now, comments }: AttemptProps) {
  const { number, startedAt, chapters, seams, corrections } = attempt
  const canBeHeard = attempt.recordings.some(({ state }) => state === 'stored')
  return (
    <section aria-label={`Attempt ${number}`} data-attempt-section={attempt.id}>
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
      <div className="space-y-10">
        {chapters.map((chapter) => (
          <section key={chapter.id} aria-labelledby={chapter.id}>
            <h2 id={chapter.id} className="talk-row mb-4 scroll-mt-20 text-large font-semibold">
              <span className="font-normal text-faint tabular-nums sm:text-right">{chapter.number}</span>
              {chapter.title}
            </h2>
            {chapter.turns.map((turn) => (
              <TalkTurn
                key={turn.items[0]?.itemId}
                turn={turn}
                name={names[turn.speaker]}
                attempt={number}
                startedAt={startedAt}
                canBeHeard={canBeHeard}
                seams={seams}
                corrections={corrections}
                comments={comments}
              />
            ))}
          </section>
        ))}
      </div>
      {seams.map(({ before, words }) => before === null && <TalkSeam key={words} words={words} />)}
    </section>
  )
}
