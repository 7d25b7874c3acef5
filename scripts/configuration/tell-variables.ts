// Runs in a process of its own, because loading an app's env.ts is the app's business: `node tell-variables.ts <env.ts>`
// writes what its schemas say, one JSON line. The schemas are not exported, so the file is given one more export while it loads.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

const file = process.argv[2] ?? ''
const address = pathToFileURL(file).href
const names = [...readFileSync(file, 'utf8').matchAll(/^const (\w+) = (?:z\.object|\w+\.extend)\(/gm)].map(
  ([, name]) => name,
)

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (url !== address) return loaded
    return {
      ...loaded,
      source: `${String(loaded.source)}\nexport const toldSchemas = { ${names.join(', ')} }\nexport const toldBy = z\n`,
    }
  },
})

type Told = { name: string; schema: string; required: boolean; default?: unknown; rule: unknown }

type Field = object
type Zod = {
  safeParse: (field: Field, value: unknown) => { success: boolean; data?: unknown }
  toJSONSchema: (field: Field, how: object) => unknown
}

const { toldSchemas, toldBy } = (await import(address)) as {
  toldSchemas: Record<string, { shape: Record<string, Field> }>
  toldBy: Zod
}
const told: Told[] = Object.entries(toldSchemas).flatMap(([schema, { shape }]) =>
  Object.entries(shape).map(([name, field]) => {
    const missing = toldBy.safeParse(field, undefined)
    const rule = toldBy.toJSONSchema(field, { io: 'output', unrepresentable: 'any' })
    return { name, schema, required: !missing.success, default: missing.data, rule }
  }),
)
process.stdout.write(JSON.stringify(told))
