import { seconds } from '@candor/shared'
import { longestMs, type Step, type Steps } from './leave.ts'

type Act = Step['run']

/** What a leaving interviewer does. `owed` is for the one that ended its attempt. */
export type LeavingActs = {
  readonly tellPage: Act
  readonly flush: Act
  readonly owed: { readonly endAttempt: Act; readonly deleteRoom: Act } | null
  readonly finishSound: Act
  readonly hearClose: Act
  readonly vouch: Act
}

const limits = {
  tellPage: 500,
  flush: seconds(2),
  endAttempt: seconds(1),
  deleteRoom: seconds(3),
  finishSound: seconds(1),
  hearClose: 500,
  vouch: 500,
} as const

/** What an interviewer does as it leaves, in order: first what the candidate sees, last what has to hold for every word. */
export function leavingSteps({ tellPage, flush, owed, finishSound, hearClose, vouch }: LeavingActs): Steps {
  const sound = { name: 'finish the sound', limitMs: limits.finishSound, run: finishSound }
  return [
    { name: 'tell the page', limitMs: limits.tellPage, run: tellPage },
    { name: 'flush the recorder', limitMs: limits.flush, run: flush },
    ...(owed
      ? [
          { name: 'end the attempt', limitMs: limits.endAttempt, run: owed.endAttempt },
          // The sound is written to this host's disk, which need not wait for LiveKit.
          [{ name: 'delete the room', limitMs: limits.deleteRoom, run: owed.deleteRoom }, sound],
        ]
      : [sound]),
    // Last of all: while the rest was done, the session has closed and told of the sentence it broke off.
    { name: 'hear the session close', limitMs: limits.hearClose, run: hearClose },
    { name: 'flush what came since', limitMs: limits.flush, run: flush },
    { name: 'vouch for the words', limitMs: limits.vouch, run: vouch },
  ]
}

const nothing: Act = () => Promise.resolve()
const all: LeavingActs = {
  tellPage: nothing,
  flush: nothing,
  owed: { endAttempt: nothing, deleteRoom: nothing },
  finishSound: nothing,
  hearClose: nothing,
  vouch: nothing,
}

/** A job may take so long to leave, milliseconds: its last steps come to their turn although all before them hang. */
export const leaveLimitMs = longestMs(leavingSteps(all)) + 500
