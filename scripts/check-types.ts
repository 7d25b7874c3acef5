import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RunCommand } from './run-command.ts'
import { tool } from './run-command.ts'
import { workspaceFolders, writtenFiles } from './source-files.ts'

/**
 * Checks the types of the root and of every workspace that has TypeScript, and answers what is wrong, or an empty text.
 * What was found is remembered below node_modules/.cache, so that a second run only looks at what changed.
 */
export async function checkTypes(root: string, run: RunCommand): Promise<string> {
  const files = writtenFiles(root).filter((path) => /\.tsx?$/.test(path))
  const folders = [
    '.',
    ...workspaceFolders(root).filter((folder) => files.some((path) => path.startsWith(`${folder}/`))),
  ]
  const answers = await Promise.all(
    folders.map(async (folder) => {
      if (!existsSync(join(root, folder, 'tsconfig.json'))) return `${folder}: has TypeScript but no tsconfig.json`
      const memory = `node_modules/.cache/types/${folder.replaceAll('/', '-')}.tsbuildinfo`
      const end = await run({
        ...tool(root, 'tsc', ['-p', folder, '--incremental', '--tsBuildInfoFile', memory, '--pretty', 'false']),
        limitMs: 90_000,
      })
      return end.ok ? '' : end.output.trim()
    }),
  )
  return answers.filter(Boolean).join('\n')
}
