import { createReadStream } from 'node:fs'
import { parseSpoolLine, type SpoolLine } from '@candor/shared'

/** One line of a spool file with its number, counted from one: what it says, or why it cannot be read. */
export type ReadLine = { readonly number: number } & (
  | { readonly ok: true; readonly value: SpoolLine }
  | { readonly ok: false; readonly error: string }
)

/**
 * Reads a spool line by line, however long it is. A line that cannot be read is given as such and the next one follows.
 * @throws the file system's error, for example when the file is gone.
 */
export async function* readSpool(path: string): AsyncGenerator<ReadLine> {
  let number = 0
  for await (const text of linesOf(path)) {
    number += 1
    if (text) yield { number, ...parseSpoolLine(text) }
  }
}

/** Only a line feed ends a line. Node's own reader also splits at U+2028, which JSON leaves as it is inside a text. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}
