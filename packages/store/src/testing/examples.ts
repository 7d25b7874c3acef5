import { readdirSync, readFileSync } from 'node:fs'

/** The valid examples of a contract in `packages/shared/fixtures`, with their names. */
export function validExamples(contract: string): { name: string; content: unknown }[] {
  const folder = new URL(`../../../shared/fixtures/${contract}/valid/`, import.meta.url)
  return readdirSync(folder).map((file) => ({
    name: file.replace(/\.json$/, '').replaceAll('-', ' '),
    content: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown,
  }))
}
