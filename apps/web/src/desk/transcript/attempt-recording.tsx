import type { RecordingPart } from '@candor/store'
import { recordingWord } from './recording-words.ts'
import { StateDot } from '../state-dot.tsx'
import { clock } from '../time-words.ts'

type RecordingProps = {
  readonly attempt: {
    readonly id: string
    readonly startedAt: number
    readonly endedAt: number | null
    readonly recordings: readonly RecordingPart[]
  }
  readonly now: number
}

const row = 'grid gap-x-2 sm:gap-x-4 grid-cols-[2.75rem_minmax(0,1fr)] sm:grid-cols-[4rem_minmax(0,65ch)]'

/** The sound of one attempt, a player for each of its interviewers, labelled with its start as the transcript's times are. */
export function AttemptRecording({ attempt: { id, startedAt, endedAt, recordings }, now }: RecordingProps) {
  if (recordings.length === 0 && endedAt === null) return null
  return (
    <section aria-label="Recording" className="mb-10 border-b border-rule pb-6">
      {recordings.length === 0 && (
        <p className={row}>
          <span className="col-start-2 text-body text-faint">There is no recording of this attempt.</span>
        </p>
      )}
      <ol className="space-y-4">
        {recordings.map((part) => (
          <Part
            key={part.epoch}
            part={part}
            from={clock(part.startedAt - startedAt)}
            attemptId={id}
            source={`/api/desk/recordings/${id}/${part.epoch}`}
            word={recordingWord(part, { endedAt, now })}
          />
        ))}
      </ol>
    </section>
  )
}

type PartProps = {
  readonly part: RecordingPart
  readonly attemptId: string
  readonly from: string
  readonly source: string
  readonly word: ReturnType<typeof recordingWord>
}

function Part({ part, attemptId, from, source, word }: PartProps) {
  return (
    <li data-recording={part.state} className={row}>
      <time
        className={`${part.state === 'stored' ? 'pt-2.5' : 'pt-1'} text-note text-faint tabular-nums sm:text-right`}
      >
        {from}
      </time>
      <div className="min-w-0">
        {part.state === 'stored' && (
          <>
            <audio
              controls
              preload="metadata"
              src={source}
              data-attempt={attemptId}
              data-started-at={part.startedAt}
              aria-label={`Recording from ${from}, ${clock(part.lengthMs)} long`}
              className="h-10 w-full"
            />
            <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-note text-faint tabular-nums">
              <span>{clock(part.lengthMs)} long</span>
              <a href={source} download className="font-medium hover:text-ink">
                Download
              </a>
            </p>
          </>
        )}
        {word && (
          <p className="mt-1 text-note text-soft">
            <StateDot {...word} />
          </p>
        )}
      </div>
    </li>
  )
}
