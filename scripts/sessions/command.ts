import type { World } from './world.ts'

export type Option = 'all' | 'dry-run' | 'reason'

/** What a command was asked for. `id` and `reason` are set where the command takes them. */
export type Asked = {
  readonly id: string
  readonly reason: string | undefined
  readonly all: boolean
  readonly dryRun: boolean
}

export type Answer = {
  /** For `--json`, as one line. Moments are epoch milliseconds, lengths milliseconds. */
  readonly json: object
  /** For people. */
  readonly text: string
  /** What was asked for did not come about. */
  readonly failed?: boolean
}

export type Command = {
  readonly name: string
  /** What follows the name: `ID`. */
  readonly usage: string
  readonly what: string
  readonly takesId: boolean
  readonly options: readonly Option[]
  /** Further words for its `--help`. */
  readonly more?: string
  readonly run: (world: World, asked: Asked) => Promise<Answer>
}
