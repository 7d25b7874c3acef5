import { databaseAway, endWithoutDatabase } from '../rows/13-database-away.ts'
import { webAway } from '../rows/14-web-away.ts'
import { webhooksLost } from '../rows/15-webhooks-lost.ts'
import { recogniserFailsFive, recogniserFailsForEver } from '../rows/16-unrecognised.ts'
import { recogniserFailsOnce } from '../rows/16-provider-errors.ts'
import { apiHangs } from '../rows/23-api-hangs.ts'
import { type FigureStory, mostOf } from './figure.ts'
import { fromRow } from './from-row.ts'

/** Between the candidate's answer and the next words lie the model and the voice; more than this is a gap. */
const noGap = mostOf('againMs', 'longest wait for the interviewer', 3000)

export const databaseAwayMinute: FigureStory = {
  ...fromRow('database-away', databaseAway, 3),
  name: 'PostgreSQL down for 60 s in a talk',
  goals: [mostOf('backlogMs', 'backlog written after its return', 2000), noGap],
}

export const endedWithoutDatabase: FigureStory = {
  ...fromRow('end-without-database', endWithoutDatabase, 3),
  goals: [mostOf('ends', 'ends told', 1)],
}

export const webAwayMinute: FigureStory = {
  ...fromRow('web-away', webAway, 3),
  name: 'web app down for 60 s in a talk',
  goals: [noGap, mostOf('rejoins', 'times the candidate had to come back', 0)],
}

export const livekitApiHangs: FigureStory = {
  ...fromRow('livekit-api-hangs', apiHangs, 3),
  name: 'LiveKit’s API hangs for 30 s',
  goals: [mostOf('leasesLost', 'leases lost', 0), noGap],
}

export const webhooks: FigureStory = {
  ...fromRow('webhooks', webhooksLost, 1),
  goals: [mostOf('different', 'ways of delivery with other final rows', 0)],
}

const traced = [mostOf('untraced', 'answers without a trace', 0)]
export const speechToText: readonly FigureStory[] = [
  { ...fromRow('speech-to-text-once', recogniserFailsOnce, 3), goals: traced },
  { ...fromRow('speech-to-text-five', recogniserFailsFive, 1), goals: traced },
  { ...fromRow('speech-to-text-ever', recogniserFailsForEver, 1), goals: traced },
]
