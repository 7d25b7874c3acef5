import type { UserEnvironment } from './env.ts'
import type { StepReporter } from './tell/report.ts'

export type PartName = 'postgres' | 'livekit' | 'voice' | 'agent' | 'web'

export type StackOptions = {
  /** Everything a stack keeps is below this folder; one stack per folder. */
  dataDir: string
  /** `test`: free ports, throw-away database settings, voice with its control door, one warm process per worker. */
  mode: 'start' | 'dev' | 'test'
  environment: UserEnvironment
  report: StepReporter
  /** All parts where it is not given. */
  parts?: readonly PartName[]
  /** How many worker processes; one where it is not given. */
  workers?: number
  /** The web port, this one or none. */
  port?: number | undefined
  /** Further variables for one part. */
  extraEnv?: Partial<Record<PartName, Record<string, string>>>
  /** Ends a start that is under way; what was started is stopped. */
  signal?: AbortSignal | undefined
}
