import { seconds } from '@candor/shared'
import { keepRhythm } from '../worker/rhythm.ts'
import { type AfterCall, payOwedWork } from './pay-owed-work.ts'

/** Looks once a second, beside the worker's other duties, for what ended interviews still wait for. */
export function runAfterCall({ db, log }: AfterCall): { stop: () => void } {
  return keepRhythm({
    name: 'work after interviews',
    everyMs: () => seconds(1),
    limitMs: seconds(25),
    run: () => payOwedWork({ db, log }),
    onFailed: (error) => log.warn({ error }, 'work after interviews stands still'),
  })
}
