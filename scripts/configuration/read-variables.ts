import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who reads a variable: an app by its own schema, or `npm start` in `packages/stack`. */
export type Reader = 'web' | 'worker' | 'interview' | 'voice' | 'start'

export type Variable = {
  readonly name: string
  readonly readers: readonly Reader[]
  /** Without it a reader does not start. */
  readonly required: boolean
  /** The schema's own, as text. */
  readonly fallback: string | undefined
  /** What a value must be: "0 to 65535", "one of local, openai". */
  readonly rule: string
}

type Rule = { type?: string; enum?: unknown[]; minimum?: number; maximum?: number; minLength?: number; format?: string }
type Told = { name: string; schema: string; required: boolean; default?: unknown; rule: Rule }

const apps: { file: string; reader: (schema: string) => Reader }[] = [
  { file: 'apps/web/src/env.ts', reader: () => 'web' },
  { file: 'apps/agent/src/env.ts', reader: (schema) => (schema === 'JobEnv' ? 'interview' : 'worker') },
  { file: 'apps/local-voice/src/env.ts', reader: () => 'voice' },
]
const teller = join(import.meta.dirname, 'tell-variables.ts')
const limitMs = 20_000

/** Every variable that an app's schema or `npm start` reads, by name, as the schemas say it now. */
export function readVariables(root: string): Variable[] {
  const all = new Map<string, Variable>()
  const add = (one: Variable) => {
    const known = all.get(one.name)
    all.set(one.name, known ? joined(known, one) : one)
  }
  for (const { file, reader } of apps) {
    if (!existsSync(join(root, file))) continue
    for (const told of tellVariables(root, file)) {
      const { name, required, rule } = told
      const fallback = told.default === undefined ? undefined : String(told.default)
      add({ name, readers: [reader(told.schema)], required, fallback, rule: ruleWords(rule) })
    }
  }
  for (const name of readByStart(root)) {
    add({ name, readers: ['start'], required: false, fallback: undefined, rule: '' })
  }
  return [...all.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function tellVariables(root: string, file: string): Told[] {
  const text = execFileSync(process.execPath, [teller, join(root, file)], { encoding: 'utf8', timeout: limitMs })
  return JSON.parse(text) as Told[]
}

// What `npm start` reads for itself; the patterns beside it only pass on what the apps read.
function readByStart(root: string): string[] {
  const path = join(root, 'packages/stack/src/env.ts')
  if (!existsSync(path)) return []
  const calls = readFileSync(path, 'utf8').matchAll(/\b(?:read|url|choice|whole)\('([A-Z][A-Z0-9_]+)'/g)
  return [...new Set([...calls].map(([, name = '']) => name))]
}

function joined(a: Variable, b: Variable): Variable {
  return {
    name: a.name,
    readers: [...new Set([...a.readers, ...b.readers])],
    required: a.required || b.required,
    fallback: a.fallback ?? b.fallback,
    rule: a.rule.length >= b.rule.length ? a.rule : b.rule,
  }
}

function ruleWords(rule: Rule): string {
  if (rule.enum) return `one of ${rule.enum.join(', ')}`
  if (rule.format === 'uri') return 'an address'
  if (rule.type === 'integer' || rule.type === 'number') return numberWords(rule)
  return (rule.minLength ?? 0) > 1 ? `at least ${rule.minLength} characters` : ''
}

function numberWords({ type, minimum, maximum }: Rule): string {
  const kind = type === 'integer' ? 'a whole number' : 'a number'
  const bounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
  if (minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER) return bounded ? `${kind} up to ${maximum}` : kind
  return bounded ? `${kind}, ${minimum} to ${maximum}` : `${kind}, at least ${minimum}`
}
