import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Words that are not in the store yet. `waiting`: files still to be stored; `aside`: files that could not be stored whole. */
export type Spooled = { readonly waiting: number; readonly aside: number }

/** Counts the spool's files on this host. */
export async function countSpool(folder: string): Promise<Spooled> {
  const count = async (of: string): Promise<number> =>
    (await readdir(of).catch(() => [])).filter((name) => name.includes('.jsonl')).length
  return { waiting: await count(folder), aside: await count(join(folder, 'aside')) }
}
