import { hours } from '@candor/shared'
import { forgetSignIns } from '@candor/store'
import { described, log } from '../log.ts'
import { parts } from '../parts.ts'

const kept = globalThis as typeof globalThis & { candorForgetting?: NodeJS.Timeout }

/** Forgets sign-ins that are over once an hour, while this process lives. */
export function keepForgetting(): void {
  kept.candorForgetting ??= setInterval(() => {
    forgetSignIns(parts().db).catch((error: unknown) =>
      log('error', 'sign_ins_not_forgotten', { error: described(error) }),
    )
  }, hours(1)).unref()
}
