import { chromiumRestart } from './chromium-restart.ts'
import { endWhateverHangs, goodbyeToEnd } from './ends.ts'
import type { FigureStory } from './figure.ts'
import {
  hostLost,
  jobFrozen,
  jobKilled,
  jobKilledCold,
  workerKilled,
  workerKilledLooping,
} from './lost-interviewers.ts'
import { livekitRestarts, refresh, roomDeleted } from './lost-rooms.ts'
import {
  databaseAwayMinute,
  endedWithoutDatabase,
  livekitApiHangs,
  speechToText,
  webAwayMinute,
  webhooks,
} from './outages.ts'

/** Every figure, those on one kind of stage together. */
export const allFigures: readonly FigureStory[] = [
  jobKilled,
  jobKilledCold,
  jobFrozen,
  workerKilled,
  workerKilledLooping,
  roomDeleted,
  refresh,
  livekitRestarts,
  chromiumRestart,
  goodbyeToEnd,
  endWhateverHangs,
  ...speechToText,
  endedWithoutDatabase,
  databaseAwayMinute,
  webAwayMinute,
  hostLost,
  livekitApiHangs,
  webhooks,
]
