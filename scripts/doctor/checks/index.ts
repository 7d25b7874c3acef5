import type { Check } from '../check.ts'
import { interviewerRole, migrations, postgresql, stuckInterviews, sweeps } from './database.ts'
import { agent, livekit, livekitKeys, udp } from './livekit.ts'
import { disk, node, ports, storage } from './machine.ts'
import { installScripts, pins } from './packages.ts'
import { recordings } from './recordings.ts'
import { environment, mail, secrets } from './settings.ts'
import { voiceHearing, voiceModel, voiceSpeech } from './voice.ts'
import { clock, secureContext, web, webhookLoop } from './web.ts'

/** Everything the doctor looks at, in the order it tells of it. */
export const checks: readonly Check[] = [
  node,
  ports,
  disk,
  storage,
  recordings,
  installScripts,
  pins,
  environment,
  secrets,
  postgresql,
  migrations,
  interviewerRole,
  sweeps,
  stuckInterviews,
  livekit,
  livekitKeys,
  udp,
  clock,
  agent,
  voiceHearing,
  voiceModel,
  voiceSpeech,
  web,
  secureContext,
  webhookLoop,
  mail,
]
