import { TookTooLong, within } from '@candor/shared'
import { wordsOf } from '../sessions/world.ts'
import type { Check, Finding } from './check.ts'
import type { Place } from './place.ts'

export type Examined = Finding & { readonly name: string }

/** Every look is given up after this long, so that all of them together, side by side, stay under ten seconds with the command's own start. */
const lookLimitMs = 5000

/** Looks at everything at once. A look that fails or takes too long is a finding like the others. */
export function examine(checks: readonly Check[], place: Place, limitMs = lookLimitMs): Promise<Examined[]> {
  return Promise.all(checks.map(async (check) => ({ name: check.name, ...(await lookOnce(check, place, limitMs)) })))
}

async function lookOnce(check: Check, place: Place, limitMs: number): Promise<Finding> {
  try {
    const { ok, cause, remedy } = await within(limitMs, check.name, async (signal) => check.look(place, signal))
    return { ok, cause, remedy }
  } catch (error) {
    const cause = error instanceof TookTooLong ? `no answer within ${limitMs / 1000} s` : causeOf(error)
    return { ok: false, cause, remedy: check.remedy }
  }
}

/** `fetch` and the database's driver wrap what happened: the innermost words tell most. */
function causeOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? causeOf(error.cause) : wordsOf(error)
}

/** Puts right what is not ok and can be put right; answers one line for each. */
export async function fixAll(checks: readonly Check[], place: Place, found: readonly Examined[]): Promise<string[]> {
  const lines: string[] = []
  for (const { name, ok } of found) {
    const check = ok ? undefined : checks.find((one) => one.name === name)
    if (!check?.fix) continue
    try {
      const done = await within(60_000, `fix ${name}`, async () => check.fix?.(place))
      if (done) lines.push(`${name}: ${done}`)
    } catch (error) {
      lines.push(`${name}: could not be put right: ${causeOf(error)}`)
    }
  }
  return lines
}
