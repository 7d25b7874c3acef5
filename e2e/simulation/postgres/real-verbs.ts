import type { Db } from '@candor/drizzle'
import * as store from '@candor/store'
import type { Input, VerbName } from '../store/verbs.ts'

type RealVerbs = { readonly [Name in VerbName]: (db: Db, input: Input<Name>) => Promise<unknown> }

/** The verbs of `packages/store`, each called as the simulation calls the model's. */
export const realVerbs: RealVerbs = {
  openAttempt: store.openAttempt,
  admitCandidate: store.admitCandidate,
  noteCandidateLeft: store.noteCandidateLeft,
  takeDispatchNumber: store.takeDispatchNumber,
  takeOverdueDispatches: store.takeOverdueDispatches,
  takeSuccessorNumber: store.takeSuccessorNumber,
  noteJobAccepted: store.noteJobAccepted,
  noteJobLost: store.noteJobLost,
  claimAttempt: (db, claim) => store.claimAttempt(db, { ...claim, processStartedAt: 1_790_000_000_123 }),
  beat: store.beat,
  loseInterviewer: store.loseInterviewer,
  saveProgress: store.saveProgress,
  beginClosing: store.beginClosing,
  endAttempt: store.endAttempt,
  endDueAttempts: store.endDueAttempts,
  beginSweep: store.beginSweep,
  takeOwedRooms: store.takeOwedRooms,
  confirmRoomGone: store.confirmRoomGone,
  compareRooms: (db, { roomNames }) => store.compareRooms(db, roomNames),
  noteWaiting: store.noteWaiting,
  holdWindows: store.holdWindows,
  appendItem: store.appendItem,
  reportLastSeq: store.reportLastSeq,
}
