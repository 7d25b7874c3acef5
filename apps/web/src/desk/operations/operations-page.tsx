import type { ReactNode } from 'react'
import { StateDot } from '../state-dot.tsx'
import { reasonWords } from '../state-words.ts'
import { AttemptTable } from './attempt-table.tsx'
import {
  costWords,
  latencyWords,
  mustBeZero,
  sizeWords,
  span,
  standingWord,
  underWayWords,
  workWords,
} from './operations-words.ts'
import { type Operations, readOperations } from './read-operations.ts'

/** How everything stands: what must be zero, the sweep, what is owed, and every interview under way. */
export async function OperationsPage() {
  const all = await readOperations()
  return (
    <>
      <p className="text-body">
        <StateDot {...standingWord(all)} />
      </p>
      <dl className="mt-6 grid grid-cols-2 gap-x-8 gap-y-6 border-y border-rule py-6 md:grid-cols-4">
        {mustBeZero(all).map(({ name, count, means }) => (
          <div key={name}>
            <dt className="text-note font-medium">{name}</dt>
            <dd className={`text-title tabular-nums ${count > 0 ? 'font-medium text-amber' : 'text-faint'}`}>
              {count}
            </dd>
            <dd className="text-note text-faint">{means}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-10 grid gap-x-16 gap-y-10 lg:grid-cols-2">
        <SweepFacts {...all} />
        <InterviewFacts {...all} />
        <WorkerFacts {...all} />
        <VoiceFacts {...all} />
      </div>
      <h2 className="mt-12 mb-1 text-body font-semibold">Under way</h2>
      {all.counts.active > 0 && <p className="mb-2 text-note text-faint tabular-nums">{underWayWords(all.counts)}</p>}
      <AttemptTable attempts={all.attempts} active={all.counts.active} />
    </>
  )
}

function SweepFacts({ sweep }: Operations) {
  const { ranAgoMs, runs, graceMs, lastWork, workedAgoMs } = sweep
  return (
    <Facts title="Sweep">
      <Fact name="Last run">{span(ranAgoMs)} ago</Fact>
      <Fact name="Runs so far">{runs}</Fact>
      <Fact name="Grace">{graceMs > 0 ? `nobody is called lost for ${span(graceMs)}` : 'none'}</Fact>
      <Fact name="Last work">{(lastWork && workWords(lastWork)) || 'none yet'}</Fact>
      {workedAgoMs !== null && <Fact name="That was">{span(workedAgoMs)} ago</Fact>}
    </Facts>
  )
}

function InterviewFacts({ counts, work }: Operations) {
  const ends = Object.entries(counts.endedToday) as [keyof typeof reasonWords, number][]
  return (
    <Facts title="Interviews">
      <Fact name="Ended today (UTC)">
        {ends.length === 0 ? 'none' : ends.map(([reason, count]) => `${reasonWords[reason]} ${count}`).join(', ')}
      </Fact>
      <Fact name="Interviewers lost today">{counts.lost.today}</Fact>
      <Fact name="Rooms to delete">{counts.owedRooms}</Fact>
      <Fact name="Transcripts to seal">{work.unsealed}</Fact>
      <Fact name="Work owed">
        {work.oldestOwedMs === null ? 'none' : `${work.owed}, since ${span(work.oldestOwedMs)}`}
      </Fact>
    </Facts>
  )
}

function WorkerFacts({ workers: { workers, draining, capacity, running, free } }: Operations) {
  return (
    <Facts title="Workers">
      <Fact name="That live">{draining > 0 ? `${workers}, of them ${draining} finish and go` : workers}</Fact>
      <Fact name="Interviews">{`${running} of ${capacity}`}</Fact>
      <Fact name="Places free">{free}</Fact>
    </Facts>
  )
}

function VoiceFacts({ figures }: Operations) {
  const { interviewers, providerErrors, tokensEach, costEach, peakMemoryBytes, cpuMsEach } = figures
  return (
    <Facts title="Voice, last day">
      <Fact name="Interviewers that left">{interviewers}</Fact>
      <Fact name="First sound, usual and 95 %">{latencyWords(figures.firstSoundP50Ms, figures.firstSoundP95Ms)}</Fact>
      <Fact name="Reply, usual and 95 %">{latencyWords(figures.turnP50Ms, figures.turnP95Ms)}</Fact>
      <Fact name="Errors of providers">{providerErrors}</Fact>
      <Fact name="Tokens and cost, each">{costWords(tokensEach, costEach)}</Fact>
      <Fact name="Memory at most, CPU each">{sizeWords(peakMemoryBytes, cpuMsEach)}</Fact>
    </Facts>
  )
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-body font-semibold">{title}</h2>
      <dl>{children}</dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-baseline justify-between gap-6 border-b border-rule py-1 text-body">
      <dt className="shrink-0 text-soft">{name}</dt>
      <dd className="min-w-0 text-right tabular-nums">{children}</dd>
    </div>
  )
}
