import type { FaultRow } from './row.ts'
import { tabClosed } from './rows/01-tab-closed.ts'
import { refresh } from './rows/02-refresh.ts'
import { longFlap, shortFlap } from './rows/03-network-flap.ts'
import { secondTab } from './rows/05-second-tab.ts'
import { answeredThenKilled } from './rows/06-answered-then-killed.ts'
import { jobKilled } from './rows/06-job-killed.ts'
import { jobFrozen, jobLooping } from './rows/07-job-stuck.ts'
import { workerDrains } from './rows/08-worker-drains.ts'
import { workerAndJobLost, workerKilled } from './rows/09-worker-killed.ts'
import { hostLost } from './rows/10-host-lost.ts'
import { noWorker } from './rows/11-no-worker.ts'
import { livekitRestarts } from './rows/12-livekit-restarts.ts'
import { databaseAway, databaseAwayShortly, endWithoutDatabase } from './rows/13-database-away.ts'
import { webAway } from './rows/14-web-away.ts'
import { webhookForged } from './rows/15-webhook-forged.ts'
import { webhooksLost } from './rows/15-webhooks-lost.ts'
import { modelFails, recogniserFailsOnce, voiceFails } from './rows/16-provider-errors.ts'
import { recogniserFailsFive, recogniserFailsForEver } from './rows/16-unrecognised.ts'
import { modelSilent, modelStopsInTheMiddle } from './rows/17-model-stalls.ts'
import { voiceHangsAtEnd } from './rows/18-voice-hangs-at-end.ts'
import { clocksApart } from './rows/19-clocks-apart.ts'
import { longerThanAllowed } from './rows/20-longer-than-allowed.ts'
import { manyEnders } from './rows/21-many-enders.ts'
import { endInGreeting, endStorm, endWithJunk } from './rows/22-end-storm.ts'
import { endTwice } from './rows/22-end-twice.ts'
import { apiHangs } from './rows/23-api-hangs.ts'
import { roomDeleted } from './rows/23-room-deleted.ts'
import { candidateSilent, nobodyJoins } from './rows/24-nobody-speaks.ts'
import { diskFull } from './rows/25-disk-full.ts'
import { zombieWakes } from './rows/26-zombie-wakes.ts'
import { staleToken } from './rows/27-stale-token.ts'
import { unknownJob } from './rows/28-unknown-job.ts'
import { afterCallKilled } from './rows/29-after-call-killed.ts'
import { boardCutOff } from './rows/30-board-cut-off.ts'

/** Every row of the fault matrix, in its order. */
export const allRows: readonly FaultRow[] = [
  tabClosed,
  refresh,
  shortFlap,
  longFlap,
  secondTab,
  jobKilled,
  answeredThenKilled,
  jobFrozen,
  jobLooping,
  workerDrains,
  workerKilled,
  workerAndJobLost,
  hostLost,
  noWorker,
  livekitRestarts,
  databaseAwayShortly,
  databaseAway,
  endWithoutDatabase,
  webAway,
  webhookForged,
  webhooksLost,
  voiceFails,
  modelFails,
  recogniserFailsOnce,
  recogniserFailsFive,
  recogniserFailsForEver,
  modelSilent,
  modelStopsInTheMiddle,
  voiceHangsAtEnd,
  clocksApart,
  longerThanAllowed,
  manyEnders,
  endTwice,
  endStorm,
  endInGreeting,
  endWithJunk,
  roomDeleted,
  apiHangs,
  nobodyJoins,
  candidateSilent,
  diskFull,
  zombieWakes,
  staleToken,
  unknownJob,
  afterCallKilled,
  boardCutOff,
]
