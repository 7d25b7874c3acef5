import type { LiveKitAddress } from './livekit/start-livekit.ts'

/** Where the parts are. Those of parts that were not asked for are where they would be. */
export type Addresses = {
  web: string
  /** The owner's login. */
  database: string
  /** The login of role `candor_agent`. */
  agentDatabase: string
  livekit: LiveKitAddress
  /** Base address of the local voice's OpenAI-compatible routes. */
  voice: string
  /** One per worker: 200 while it is registered. */
  agentHealth: string[]
  /** The recruiter's sign-in for development. */
  desk: string
}

export type StackSummary = {
  web: string
  candidateUrl: string
  recruiterUrl: string
  database: string
  livekit: string
  logs: string
}
