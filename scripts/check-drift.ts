import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { RunCommand } from './run-command.ts'
import { tool } from './run-command.ts'

/**
 * Checks that the migrations say what the schema says: a copy of drizzle/ is asked for a new migration and must have none to
 * offer. Answers what is missing, or an empty text. The copy lies beside the original because its imports are found from there.
 */
export async function checkDrift(root: string, run: RunCommand): Promise<string> {
  const original = join(root, 'drizzle')
  if (!existsSync(join(original, 'drizzle.config.ts'))) return ''
  mkdirSync(join(original, 'node_modules'), { recursive: true })
  const copy = mkdtempSync(join(original, 'node_modules', '.drift-'))
  try {
    for (const name of readdirSync(original)) {
      if (name !== 'node_modules') cpSync(join(original, name), join(copy, name), { recursive: true })
    }
    const before = new Set(readdirSync(join(copy, 'migrations')))
    const end = await run({
      ...tool(root, 'drizzle-kit', ['generate', '--name', 'drift']),
      cwd: copy,
      limitMs: 60_000,
    })
    const added = readdirSync(join(copy, 'migrations')).filter((name) => !before.has(name))
    if (added.length > 0) {
      const statements = added
        .filter((name) => name.endsWith('.sql'))
        .map((name) => readFileSync(join(copy, 'migrations', name), 'utf8'))
      return `The schema has moved on from the migrations. Run \`npx drizzle-kit generate\` in drizzle/; it would add:\n${statements.join('\n')}`
    }
    // drizzle-kit answers 0 to a question it could not put without a terminal, so only its own word counts.
    return end.ok && end.output.includes('No schema changes') ? '' : end.output.trim() || 'drizzle-kit wrote nothing'
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
