import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'vitest'

/** Something upstream does that Candor works around. */
export type Canary = {
  /** What upstream does, as long as the work-around is needed. */
  readonly behaviour: string
  /** Where it was seen, with the version. */
  readonly seen: 'livekit-server 1.13.5' | '@livekit/agents 1.9.0' | '@livekit/agents-plugin-openai 1.9.0'
  /** The upstream issue, where there is one. */
  readonly issue?: string
  /** The file that works around it: what to look at, and perhaps to make simpler, once this canary falls silent. */
  readonly workaround: string
}

const root = resolve(import.meta.dirname, '../..')

/** A test that holds as long as upstream behaves so, and otherwise says which file of ours may have become needless. */
export function canary({ behaviour, seen, issue, workaround }: Canary, sing: () => Promise<void>): void {
  test(`${seen}: ${behaviour}${issue ? ` (${issue})` : ''}`, async () => {
    if (!existsSync(resolve(root, workaround)))
      throw new Error(`${workaround} is not there: name the file that works around this now`)
    try {
      await sing()
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`upstream changed: look at ${workaround}. It was: ${behaviour}. Now: ${why}`, { cause })
    }
  })
}
