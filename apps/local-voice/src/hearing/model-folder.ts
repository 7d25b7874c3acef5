import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

/** A model that cannot be had or used; the message is one line that says why and what to do. */
export class BadModel extends Error {}

const manifest = z.object({
  v: z.literal(1),
  id: z.string().regex(/^[\w.-]+$/),
  language: z.string().regex(/^[a-z]{2}$/),
  licence: z.string(),
  parts: z.union([
    z.object({ kind: z.literal('transducer'), encoder: z.string(), decoder: z.string(), joiner: z.string() }),
    z.object({ kind: z.literal('tone'), model: z.string() }),
  ]),
  files: z.array(z.object({ name: z.string().regex(/^[\w.-]+$/), bytes: z.number().int(), sha256: z.string() })).min(1),
})

/** What lies beside a model's files: which they are, and what each of them must be. */
export type Manifest = z.output<typeof manifest>
export type Model = Manifest & { readonly folder: string }

/** Samples a second, as a model takes them. */
export const rateOf = ({ parts }: Pick<Manifest, 'parts'>): number => (parts.kind === 'tone' ? 8000 : 16_000)

const manifestName = 'model.json'

/** The SHA-256 of a file, in hexadecimal digits. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Makes a folder with its files a model: from here on it is found and used. */
export function writeManifest(folder: string, content: Manifest): void {
  const half = join(folder, `${manifestName}.part`)
  writeFileSync(half, `${JSON.stringify(content, null, 2)}\n`)
  renameSync(half, join(folder, manifestName))
}

/** The ids of the models in a folder of models, whole or not. */
export function listModels(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((id) => existsSync(join(folder, id, manifestName)))
}

/**
 * Reads a model and looks at each of its files.
 * @throws BadModel that names the file and what is wrong with it.
 */
export async function readModel(models: string, id: string): Promise<Model> {
  const folder = join(models, id)
  const remedy = `download it again: npm run voice:download -- ${id} --anew`
  const read = manifest.safeParse(parse(join(folder, manifestName)))
  if (!read.success) throw new BadModel(`${join(folder, manifestName)} is no description of a model; ${remedy}`)
  for (const { name, bytes, sha256 } of read.data.files) {
    const path = join(folder, name)
    if (!existsSync(path)) throw new BadModel(`${path} is missing; ${remedy}`)
    const { size } = statSync(path)
    if (size !== bytes) throw new BadModel(`${path} has ${size} bytes instead of ${bytes}; ${remedy}`)
    if ((await digestOf(path)) !== sha256) throw new BadModel(`${path} is not what it was when it came; ${remedy}`)
  }
  return { ...read.data, folder }
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
