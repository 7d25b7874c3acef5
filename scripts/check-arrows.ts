import type { RunCommand } from './run-command.ts'
import { tool } from './run-command.ts'
import { writtenFiles } from './source-files.ts'

const rooms = ['apps', 'packages', 'drizzle', 'e2e', 'bench', 'scripts', 'test']

type Cruise = {
  modules: { source: string }[]
  summary: {
    totalDependenciesCruised: number
    violations: {
      from: string
      to: string
      rule: { name: string }
      cycle?: { name: string }[]
      via?: { name: string }[]
    }[]
    ruleSetUsed: { forbidden?: { name: string; comment?: string }[] }
  }
}

/** The files that must have been looked at: all TypeScript and plain modules in the rooms of the layout. */
function expectedModules(root: string): string[] {
  return writtenFiles(root).filter(
    (path) => rooms.includes(path.split('/')[0] ?? '') && /\.(ts|tsx|mjs|js|mts)$/.test(path),
  )
}

function describe(cruise: Cruise): string[] {
  const comments = new Map(cruise.summary.ruleSetUsed.forbidden?.map((rule) => [rule.name, rule.comment]))
  return cruise.summary.violations.map(({ from, to, rule, cycle, via }) => {
    const way = (cycle ?? via ?? [{ name: to }]).map(({ name }) => name)
    const comment = comments.get(rule.name)
    return `${rule.name}: ${[from, ...way].join(' -> ')}${comment ? `\n    ${comment}` : ''}`
  })
}

/**
 * Checks the arrows of the layout with dependency-cruiser and answers what is wrong, or an empty text.
 * Without a parser for TypeScript it cruises next to nothing and is content, so every source file must be among the cruised.
 */
export async function checkArrows(root: string, run: RunCommand): Promise<string> {
  const expected = expectedModules(root)
  const present = rooms.filter((room) => expected.some((path) => path.startsWith(`${room}/`)))
  const end = await run({
    ...tool(root, 'depcruise', ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...present]),
    limitMs: 60_000,
  })
  let cruise: Cruise
  try {
    cruise = JSON.parse(end.stdout) as Cruise
  } catch {
    return end.output || 'dependency-cruiser wrote nothing'
  }
  const cruised = new Set(cruise.modules.map(({ source }) => source))
  const missed = expected.filter((path) => !cruised.has(path))
  const problems = describe(cruise)
  if (missed.length > 0) {
    const some = missed.slice(0, 10).join(', ')
    problems.push(`cruised only ${expected.length - missed.length} of ${expected.length} source files; missed: ${some}`)
  }
  if (expected.length > 1 && cruise.summary.totalDependenciesCruised === 0)
    problems.push('no import was seen in any file')
  return problems.join('\n')
}
