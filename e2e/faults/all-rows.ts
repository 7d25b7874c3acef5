import type { AbsentRow, FaultRow } from './row.ts'
import { tabClosed } from './rows/01-tab-closed.ts'
import { refresh } from './rows/02-refresh.ts'
import { longFlap, shortFlap } from './rows/03-network-flap.ts'
import { secondTab } from './rows/05-second-tab.ts'
import { jobKilled } from './rows/06-job-killed.ts'
import { jobFrozen, jobLooping } from './rows/07-job-stuck.ts'
import { workerDrains } from './rows/08-worker-drains.ts'
import { workerAndJobLost, workerKilled } from './rows/09-worker-killed.ts'
import { noWorker } from './rows/11-no-worker.ts'
import { livekitRestarts } from './rows/12-livekit-restarts.ts'
import { databaseAway, databaseAwayShortly, endWithoutDatabase } from './rows/13-database-away.ts'
import { webAway } from './rows/14-web-away.ts'
import { webhookForged } from './rows/15-webhook-forged.ts'
import { modelFails, recogniserFailsOnce, voiceFails } from './rows/16-provider-errors.ts'
import { modelSilent, modelStopsInTheMiddle } from './rows/17-model-stalls.ts'
import { voiceHangsAtEnd } from './rows/18-voice-hangs-at-end.ts'
import { longerThanAllowed } from './rows/20-longer-than-allowed.ts'
import { manyEnders } from './rows/21-many-enders.ts'
import { endTwice } from './rows/22-end-twice.ts'
import { roomDeleted } from './rows/23-room-deleted.ts'
import { candidateSilent, nobodyJoins } from './rows/24-nobody-speaks.ts'
import { zombieWakes } from './rows/26-zombie-wakes.ts'
import { staleToken } from './rows/27-stale-token.ts'

/** Every row that can be played, in the order of the matrix. */
export const allRows: readonly FaultRow[] = [
  tabClosed,
  refresh,
  shortFlap,
  longFlap,
  secondTab,
  jobKilled,
  jobFrozen,
  jobLooping,
  workerDrains,
  workerKilled,
  workerAndJobLost,
  noWorker,
  livekitRestarts,
  databaseAwayShortly,
  databaseAway,
  endWithoutDatabase,
  webAway,
  webhookForged,
  voiceFails,
  modelFails,
  recogniserFailsOnce,
  modelSilent,
  modelStopsInTheMiddle,
  voiceHangsAtEnd,
  longerThanAllowed,
  manyEnders,
  endTwice,
  roomDeleted,
  nobodyJoins,
  candidateSilent,
  zombieWakes,
  staleToken,
]

/** The rest of the matrix. */
export const absentRows: readonly AbsentRow[] = [
  { row: 10, why: 'a host cannot be lost on one machine; the lease that finds it is played in row 9' },
  { row: 19, why: 'clocks of one machine do not differ' },
  { row: 25, why: 'the spool of a full disk is tested in apps/agent/src/recorder' },
  { row: 28, why: 'a job of an unknown version is refused in e2e/proofs' },
  { row: 29, why: 'there is no work after an interview yet' },
  { row: 30, why: 'the desk follows no live stream yet' },
]
