import { join } from 'node:path'
import { checkoutRoot } from '../checkout.ts'
import type { Part } from '../supervise/part.ts'
import { watchSources } from '../supervise/watch-sources.ts'
import type { Start } from './start.ts'

/** In dev a part is started anew when its sources change. */
export function followSources({ mode, stack, report }: Start, part: Part, folders: string[]): void {
  if (mode !== 'dev') return
  const watch = watchSources(
    folders.map((folder) => join(checkoutRoot, folder)),
    async (file) => {
      report.line(`${file} changed; starting ${part.name} again`)
      await part
        .restart()
        .catch((error: unknown) => report.line(error instanceof Error ? error.message : String(error)))
    },
  )
  stack.atStop(() => watch.stop())
}
