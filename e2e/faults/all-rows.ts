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
import { manyEnders } from './rows/21-many-enders.ts'
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
  manyEnders,
  staleToken,
]

/** The rest of the matrix. */
export const absentRows: readonly AbsentRow[] = []
