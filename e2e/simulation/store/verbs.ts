import { admitCandidate, noteCandidateLeft, openAttempt } from './candidate-verbs.ts'
import { beginClosing, endAttempt, endDueAttempts } from './ending-verbs.ts'
import {
  beat,
  claimAttempt,
  loseInterviewer,
  noteJobAccepted,
  noteJobLost,
  saveProgress,
  takeDispatchNumber,
  takeOverdueDispatches,
  takeSuccessorNumber,
} from './interviewer-verbs.ts'
import { beginSweep, compareRooms, confirmRoomGone, holdWindows, noteWaiting, takeOwedRooms } from './sweeping-verbs.ts'
import { appendItem, reportLastSeq } from './word-verbs.ts'

/** The verbs that change something, or take part in deciding it, under the names they have in `packages/store`. */
export const modelVerbs = {
  openAttempt, admitCandidate, noteCandidateLeft, takeDispatchNumber, takeOverdueDispatches, takeSuccessorNumber, claimAttempt, beat,
  loseInterviewer, noteJobAccepted, noteJobLost, saveProgress, beginClosing, endAttempt, endDueAttempts, beginSweep, takeOwedRooms, confirmRoomGone, compareRooms, noteWaiting, holdWindows,
  appendItem, reportLastSeq,
} // prettier-ignore

export type ModelVerbs = typeof modelVerbs
export type VerbName = keyof ModelVerbs
export type Input<Name extends VerbName> = ModelVerbs[Name] extends (store: never, input: infer Given) => unknown
  ? Given
  : undefined
export type Answer<Name extends VerbName> = ReturnType<ModelVerbs[Name]>

/** One call as it was made, for a replay on PostgreSQL: at which moment, with what, and what the model answered. */
export type Call = { readonly at: number; readonly verb: VerbName; readonly input: unknown; readonly answer: unknown }
