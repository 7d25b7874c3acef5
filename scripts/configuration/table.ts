import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readVariables, type Reader, type Variable } from './read-variables.ts'
import { groups, words, type Words } from './words.ts'

const page = 'docs/configuration.md'
const [begin, end] = ['<!-- made by npm run configuration: begin -->', '<!-- end -->']

const readerWords: Record<Reader, string> = {
  web: 'web',
  worker: 'worker',
  interview: 'interviews',
  voice: 'local voice',
  start: '`npm start`',
}

/** The tables of docs/configuration.md as the schemas and words.ts have them now. */
function configurationTables(variables: readonly Variable[], known: Readonly<Record<string, Words>>): string {
  return groups
    .map((group) => ({ group, rows: variables.filter(({ name }) => known[name]?.group === group) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ group, rows }) => {
      const lines = rows.map((row) => rowOf(row, known[row.name]))
      return [
        `## ${group}\n`,
        '| variable | meaning | a value is | without it | read by |',
        '|---|---|---|---|---|',
        ...lines,
      ].join('\n')
    })
    .join('\n\n')
}

function rowOf({ name, required, rule, fallback, readers }: Variable, word: Words | undefined): string {
  const standard = word?.fallback ?? (fallback === undefined ? '' : `\`${fallback}\``)
  const without = standard || (required ? 'no start' : 'not used')
  // Whatever the worker reads by way of an interview's own schema, an interview inherits.
  const who = readers.map((reader) => readerWords[reader]).join(', ')
  return `| \`${name}\` | ${word?.means ?? ''} | ${rule || 'any text'} | ${without} | ${who} |`
}

/** Variables without words, and words about variables that are gone. */
function wordFaults(variables: readonly Variable[], known: Readonly<Record<string, Words>>): string[] {
  const names = new Set(variables.map(({ name }) => name))
  return [
    ...[...names]
      .filter((name) => !(name in known))
      .map((name) => `${name} is read by a schema: say in scripts/configuration/words.ts what it means`),
    ...Object.keys(known)
      .filter((name) => !names.has(name))
      .map((name) => `${name} is read by nobody any more: take it out of scripts/configuration/words.ts`),
  ]
}

function pageWith(text: string, tables: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${page} has lost its marks: ${begin} and ${end}`)
  return `${text.slice(0, from + begin.length)}\n\n${tables}\n\n${text.slice(to)}`
}

/** What is wrong with docs/configuration.md, or an empty text. */
export function checkConfiguration(root: string, known: Readonly<Record<string, Words>> = words): string {
  const variables = readVariables(root)
  const faults = wordFaults(variables, known)
  if (faults.length > 0) return faults.join('\n')
  const text = readFileSync(join(root, page), 'utf8')
  if (pageWith(text, configurationTables(variables, known)) === text) return ''
  return `${page} is older than the schemas: run \`npm run configuration\``
}

/** Writes the tables into docs/configuration.md. */
export function writeConfiguration(root: string): void {
  const path = join(root, page)
  const variables = readVariables(root)
  const faults = wordFaults(variables, words)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  writeFileSync(path, pageWith(readFileSync(path, 'utf8'), configurationTables(variables, words)))
}
