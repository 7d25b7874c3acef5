import { watch } from 'node:fs'
import { basename } from 'node:path'

const QUIET_MS = 250

/**
 * Calls `changed` with a file's name once its folders have been quiet for a moment after a change of sources; tests do
 * not count, and a change during the call is told after it.
 */
export function watchSources(folders: string[], changed: (file: string) => Promise<void>): { stop(): void } {
  let timer: NodeJS.Timeout | undefined
  let turn = Promise.resolve()
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, file) => {
      if (file === null || !/\.(ts|json|sql)$/.test(file) || /\.test\.ts$|node_modules/.test(file)) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        turn = turn.then(() => changed(basename(file)))
      }, QUIET_MS)
    }),
  )
  return {
    stop() {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
  }
}
