'use client'

import { useEffect, useReducer, useState } from 'react'
import { CandidateLink } from '../candidate-link.tsx'
import { StateDot } from '../state-dot.tsx'
import { stateWord } from '../state-words.ts'
import { clock } from '../time-words.ts'
import type { LiveRow } from './live-contract.ts'
import { happeningWords } from './happening-words.ts'
import { afterMessage, type LiveMessage, type LiveState, nothingYet, shownRows } from './live-state.ts'

type BoardProps = { readonly first: readonly LiveRow[]; readonly source: string }

/** The interviews under way, as they move. The lines below tell what happened, each of them once. Nobody is listened to. */
export function LiveBoard({ first, source }: BoardProps) {
  const [now, setNow] = useState(0)
  const [connected, setConnected] = useState(true)
  const [state, hear] = useReducer(
    (known: LiveState, message: LiveMessage) => afterMessage(known, message, Date.now()),
    first,
    (rows) => afterMessage(nothingYet, { type: 'standing', data: { v: 1, rows: [...rows] } }, 0),
  )
  useEffect(() => {
    const leave = new AbortController()
    const hearThem = async (): Promise<void> => {
      const { readLiveMessages } = await import('./read-live-messages.ts')
      if (!leave.signal.aborted) readLiveMessages(source, { hear, setConnected, signal: leave.signal })
    }
    hearThem().catch(() => setConnected(false))
    return () => leave.abort()
  }, [source])
  useEffect(() => {
    const tick = (): void => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [])
  const rows = shownRows(state, now)
  return (
    <>
      {!connected && (
        <p role="status" className="mb-4 text-note text-amber">
          The connection was lost. It is being made again; nothing that happens meanwhile is missed.
        </p>
      )}
      {rows.length === 0 ? <NobodyThere /> : <Rows rows={rows} now={now} />}
      {state.happened.length > 0 && (
        <section aria-labelledby="happened" className="mt-10">
          <h2 id="happened" className="mb-2 text-body font-semibold">
            What happened
          </h2>
          <ol role="log" aria-live="off" className="text-note">
            {state.happened.map(({ id, name, kind, at, row }) => (
              <li key={id} data-event={id} className="flex gap-4 border-b border-rule py-1.5">
                <time className="w-14 shrink-0 text-right text-faint tabular-nums">{clock(now - at)}</time>
                <span>
                  <span className="font-medium">{name}</span> {happeningWords(kind, row)}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

const head = 'h-8 pr-4 text-note font-medium text-faint'
const cell = 'h-8 pr-4 align-middle'
const number = 'text-right whitespace-nowrap tabular-nums'

function Rows({ rows, now }: { rows: ReturnType<typeof shownRows>; now: number }) {
  return (
    <table className="w-full border-collapse text-body">
      <thead>
        <tr className="border-b border-rule">
          <th className={`${head} text-left`}>Candidate</th>
          <th className={`${head} text-left max-md:hidden`}>Role</th>
          <th className={`${head} text-left`}>State</th>
          <th className={`${head} ${number}`}>Length</th>
          <th className={`${head} ${number} max-md:hidden`}>Left</th>
          <th className={`${head} ${number} max-sm:hidden`}>Last words</th>
          <th className={`${head} ${number} pr-0 max-md:hidden`}>Interviewer</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, at }) => {
          const since = row.state === 'ended' || now === 0 ? 0 : now - (at || now)
          const words = row.wordsAgoMs === null ? null : Math.max(0, row.wordsAgoMs + since)
          return (
            <tr
              key={row.attemptId}
              data-attempt-row={row.attemptId}
              className="relative border-b border-rule hover:bg-sunk"
            >
              <td className={`${cell} w-[32%] max-w-0`}>
                <CandidateLink interviewId={row.interviewId} name={row.candidateName} />
              </td>
              <td className={`${cell} w-[22%] max-w-0 truncate text-soft max-md:hidden`}>{row.title}</td>
              <td className={`${cell} whitespace-nowrap`}>
                <StateDot {...stateWord(row.state, row.endReason)} />
              </td>
              <td className={`${cell} ${number}`}>{row.liveForMs === null ? '–' : clock(row.liveForMs + since)}</td>
              <td className={`${cell} ${number} text-soft max-md:hidden`}>
                {row.leftMs === null || row.state === 'ended' ? '–' : clock(row.leftMs - since)}
              </td>
              <td className={`${cell} ${number} text-soft max-sm:hidden`}>
                {words === null ? '–' : words < 5000 ? 'now' : clock(words)}
              </td>
              <td className={`${cell} ${number} pr-0 text-soft max-md:hidden`}>{row.epoch > 0 ? row.epoch : '–'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function NobodyThere() {
  return (
    <div className="border-y border-rule py-16">
      <p className="font-serif text-lead">Nobody is being interviewed just now.</p>
      <p className="mt-2 max-w-[34rem] text-body text-soft">
        An interview appears here by itself when its candidate comes, and stays for a minute after it has ended.
      </p>
    </div>
  )
}
