import { setTimeout as delay } from 'node:timers/promises'
import { RoomServiceClient } from 'livekit-server-sdk'
import type { BareOutcome, BareTalk } from './bare-talk.ts'

/** A row of the fault matrix as it is asked of the bare agent, or why it cannot be. `ours` is the name of the product's own row. */
export type BareRow = { readonly row: number; readonly fault: string; readonly ours: string } & (
  | { readonly play: (talk: BareTalk) => Promise<BareOutcome> }
  | { readonly cannot: string }
)

const noDatabase = 'it has no database: nothing it hears is ever stored'
const noWeb = 'it has no web app that a talk could miss'

function struck(fault: (talk: BareTalk) => Promise<void> | void, options?: { answers: boolean }) {
  return async (talk: BareTalk): Promise<BareOutcome> => {
    await talk.underWay()
    const struckAt = performance.now()
    await fault(talk)
    return talk.aftermath(struckAt, options)
  }
}

const roomsOf = ({ parts }: BareTalk): RoomServiceClient => {
  const { url, key, secret } = parts.livekit.address
  return new RoomServiceClient(url.replace(/^ws/, 'http'), key, secret)
}

async function killWorker({ parts }: BareTalk): Promise<void> {
  process.kill(parts.worker.pid ?? 0, 'SIGKILL')
  // As a supervisor of processes would.
  await delay(1000)
  await parts.startWorker()
}

async function restartLiveKit({ parts }: BareTalk): Promise<void> {
  parts.livekit.part.kill('SIGKILL')
  await parts.livekit.part.stop()
  await delay(3000)
  await parts.livekit.part.start()
}

async function comeWithoutWorker(talk: BareTalk): Promise<BareOutcome> {
  await talk.parts.worker.stop()
  await talk.enter()
  await delay(5000)
  await talk.parts.startWorker()
  return talk.aftermath(performance.now(), { answers: false })
}

async function comeAfterTheEnd(talk: BareTalk): Promise<BareOutcome> {
  await talk.underWay()
  await roomsOf(talk).deleteRoom(talk.room)
  await talk.close()
  const at = performance.now()
  await talk.enter()
  return talk.aftermath(at, { answers: false })
}

export const bareRows: readonly BareRow[] = [
  {
    row: 2,
    fault: 'the page is reloaded',
    ours: 'user refreshes: five reloads at random moments, same interviewer, one interruption per leaving',
    play: struck(async (talk) => {
      await talk.close()
      await talk.enter()
    }),
  },
  {
    row: 6,
    fault: 'job SIGKILL',
    ours: 'the interviewer comes back after its process is killed, and asks the same question',
    play: struck((talk) => void process.kill(talk.jobPid(), 'SIGKILL')),
  },
  {
    row: 7,
    fault: 'job SIGSTOP',
    ours: 'a frozen interviewer is replaced and its process is gone',
    play: struck((talk) => void process.kill(talk.jobPid(), 'SIGSTOP')),
  },
  {
    row: 9,
    fault: 'worker SIGKILL, started again after 1 s',
    ours: 'the talk goes on when the worker is killed, and another one takes over',
    play: struck(killWorker),
  },
  {
    row: 11,
    fault: 'no worker when the candidate comes, one 5 s later',
    ours: 'the interviewer comes once there is a worker, though the room was there before',
    play: comeWithoutWorker,
  },
  {
    row: 12,
    fault: 'LiveKit down for 3 s',
    ours: 'LiveKit dies and forgets every room: it is opened again, and the talk goes on with nothing lost',
    play: struck(restartLiveKit),
  },
  {
    row: 13,
    fault: 'PostgreSQL away',
    ours: 'PostgreSQL away for 60 s: no gap in speech, nothing lost, written when it is back',
    cannot: noDatabase,
  },
  {
    row: 14,
    fault: 'web app away',
    ours: 'nothing is noticed in the interview while the web app is away for 60 s',
    cannot: noWeb,
  },
  {
    row: 15,
    fault: 'webhooks',
    ours: 'webhooks that come all, never, twice, in reverse or at random leave the same rows',
    cannot: 'it listens to none',
  },
  {
    row: 16,
    fault: 'the voice fails for ever',
    ours: 'a voice that fails five times: apology by prepared sound, a technical end, and the same link continues',
    play: struck((talk) => talk.services.fault('speech', 'fails')),
  },
  {
    row: 16,
    fault: 'the model fails for ever',
    ours: 'a model that fails five times: apology, a technical end, and the same link continues',
    play: struck((talk) => talk.services.fault('chat', 'fails')),
  },
  {
    row: 17,
    fault: 'the model begins no answer',
    ours: 'a model that begins no answer: the candidate hears that it takes a moment, then the next question',
    play: struck((talk) => talk.services.fault('chat', 'hangs')),
  },
  {
    row: 18,
    fault: 'the voice hangs at the goodbye',
    ours: 'the end is shown within 20 s, also when the voice hangs at the goodbye',
    play: struck((talk) => {
      talk.services.endNext()
      talk.services.fault('speech', 'hangs')
    }),
  },
  {
    row: 23,
    fault: 'room deleted by hand',
    ours: 'the agent ends at once when its room ends, and the talk goes on in the room opened again',
    play: struck((talk) => roomsOf(talk).deleteRoom(talk.room), { answers: false }),
  },
  {
    row: 27,
    fault: 'an old token after the end: heard again means that the room rose from the dead',
    ours: 'a token that is still valid opens nothing after the end: refused, no stray room, no provider asked',
    play: comeAfterTheEnd,
  },
]
