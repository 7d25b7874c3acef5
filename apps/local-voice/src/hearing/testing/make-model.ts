import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Manifest, writeManifest } from '../model-folder.ts'

/**
 * A model of 500 bytes that the real engine runs: for each stretch of sound it says "YES". Written by hand in ONNX's form: the mean loudness
 * of each 300 ms against a level, as the likelihood of the only word.
 */
export function tinyModel(): Buffer {
  const [float32, int32, float16] = [1, 6, 10]
  const graph = Buffer.concat([
    node('Cast', ['sound'], 'samples', integer('to', float32)),
    node('Abs', ['samples'], 'size'),
    node('ReduceMean', ['size'], 'mean', integers('axes', [1, 2]), integer('keepdims', 1)),
    node('Div', ['mean', 'level'], 'ratio'),
    node('Sub', ['ratio', 'one'], 'word'),
    node('Concat', ['blank', 'word'], 'likelihoods', integer('axis', 2)),
    node('Identity', ['state'], 'next'),
    field(2, 'loudness'),
    constant('level', 300),
    constant('one', 1),
    constant('blank', 0),
    tensor(11, 'sound', int32, [1, 2400, 1]),
    tensor(11, 'state', float16, [1, 4]),
    tensor(12, 'likelihoods', float32, [1, 1, 2]),
    tensor(12, 'next', float16, [1, 4]),
  ])
  const about = Object.entries({ model_type: 'tone', frame_length_ms: '300', state_dim: '4', sample_rate: '8000' })
  const facts = about.map(([key, value]) => field(14, Buffer.concat([field(1, key), field(2, value)])))
  const version = field(8, Buffer.concat([field(1, ''), number(2, 13)]))
  return Buffer.concat([number(1, 8), version, field(7, graph), ...facts])
}

export const tinyTokens = Buffer.from('<blk> 0\n\u2581YES 1\n')

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Writes the tiny model into a folder, as a download would leave it. */
export function putTinyModel(folder: string, id: string, language = 'en'): Manifest {
  const files = { 'model.onnx': tinyModel(), 'tokens.txt': tinyTokens }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  const content: Manifest = {
    v: 1,
    id,
    language,
    licence: 'Apache-2.0',
    parts: { kind: 'tone', model: 'model.onnx' },
    files: Object.entries(files).map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: digest(bytes) })),
  }
  writeManifest(folder, content)
  return content
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  do {
    bytes.push((rest % 128) | (rest >= 128 ? 128 : 0))
    rest = Math.floor(rest / 128)
  } while (rest > 0)
  return Buffer.from(bytes)
}

function number(at: number, value: number): Buffer {
  return Buffer.concat([varint(at * 8), varint(value)])
}

function field(at: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content)
  return Buffer.concat([varint(at * 8 + 2), varint(bytes.length), bytes])
}

function node(kind: string, inputs: string[], output: string, ...attributes: Buffer[]): Buffer {
  const parts = [...inputs.map((name) => field(1, name)), field(2, output), field(4, kind)]
  return field(1, Buffer.concat([...parts, ...attributes.map((attribute) => field(5, attribute))]))
}

function integer(name: string, value: number): Buffer {
  return Buffer.concat([field(1, name), number(3, value), number(20, 2)])
}

function integers(name: string, values: number[]): Buffer {
  return Buffer.concat([field(1, name), ...values.map((value) => number(8, value)), number(20, 7)])
}

function constant(name: string, value: number): Buffer {
  const raw = Buffer.alloc(4)
  raw.writeFloatLE(value)
  const dims = [1, 1, 1].map((size) => number(1, size))
  return field(5, Buffer.concat([...dims, number(2, 1), field(8, name), field(9, raw)]))
}

function tensor(at: number, name: string, type: number, sizes: number[]): Buffer {
  const dims = sizes.map((size) => field(1, number(1, size)))
  const shape = field(1, Buffer.concat([number(1, type), field(2, Buffer.concat(dims))]))
  return field(at, Buffer.concat([field(1, name), field(2, shape)]))
}
