import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDocument } from './check-doc-refs.ts'
import { readPackageJson, writtenFiles } from './source-files.ts'

/** Variables of the system and of other programs, which no file of ours need name. */
const outside = new Set(['NODE_ENV', 'NODE_EXTRA_CA_CERTS'])
const named = /\.(ts|tsx|mjs|sh|ya?ml|toml|service|timer|env)$|(^|\/)(Dockerfile|Caddyfile|.*\.env\.example)$/
const variable = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g

type Named = { document: string; line: number; what: string }

/** Commands (`npm run …`, `node scripts/…`) and variables that a document names, in backticks or fenced blocks. */
function namesIn(document: string, text: string): { commands: Named[]; programs: Named[]; variables: Named[] } {
  const found = { commands: [] as Named[], programs: [] as Named[], variables: [] as Named[] }
  let fenced = false
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(```|~~~)/.test(line)) {
      fenced = !fenced
      continue
    }
    const code = fenced ? [line] : [...line.matchAll(/(?<!`)`([^`]+)`(?!`)/g)].map(([, words = '']) => words)
    const at = (what: string): Named => ({ document, line: index + 1, what })
    for (const words of code) {
      for (const [, name = ''] of words.matchAll(/\bnpm run ([\w:-]+)/g)) found.commands.push(at(name))
      for (const [, path = ''] of words.matchAll(/\bnode ((?:\.\/)?[\w./-]+\.m?[jt]s)\b/g))
        found.programs.push(at(path))
      for (const [name] of words.matchAll(variable)) found.variables.push(at(name))
    }
  }
  return found
}

/**
 * Checks that documents name no command, program or variable that is not there: a command is one of package.json, a variable is one that
 * some source file names. Answers the others, or an empty text.
 */
export function checkDocNames(root: string): string {
  const files = writtenFiles(root)
  const commands = new Set(Object.keys(readPackageJson(root, '.').scripts ?? {}))
  const sources = files.filter((path) => named.test(path) && !/\.test\.tsx?$/.test(path))
  const known = new Set(
    sources.flatMap((path) => readFileSync(join(root, path), 'utf8').match(/[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+/g) ?? []),
  )
  const documents = files.filter(isDocument).map((path) => namesIn(path, readFileSync(join(root, path), 'utf8')))
  const missing = (list: Named[], there: (what: string) => boolean, kind: string) =>
    list
      .filter(({ what }) => !there(what))
      .map(({ document, line, what }) => `${document}:${line} names the ${kind} ${what}, which is not there`)
  return documents
    .flatMap(({ commands: asked, programs, variables }) => [
      ...missing(asked, (name) => commands.has(name), 'command npm run'),
      ...missing(programs, (path) => files.includes(path.replace(/^\.\//, '')), 'program'),
      ...missing(variables, (name) => known.has(name) || outside.has(name), 'variable'),
    ])
    .join('\n')
}
