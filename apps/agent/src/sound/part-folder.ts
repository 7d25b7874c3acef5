import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { adoptingName } from '../recorder/spool-name.ts'

/** What an interview's process says of the part it records, for the worker that stores it. */
const PartHeader = z.object({
  v: z.literal(1),
  host: z.string(),
  pid: z.number().int(),
  /** Tells this process from a later one with the same number; null where the system does not tell. */
  life: z.string().nullable(),
  startedAt: z.number().int(),
  /** The recording was closed in order: nothing is written any more. */
  finished: z.boolean(),
})
export type PartHeader = z.infer<typeof PartHeader>

const headerFile = 'part.json'
/** The name is the SDK's: it writes into the folder it is given. */
const soundFile = 'audio.ogg'

export const soundIn = (folder: string): string => join(folder, soundFile)

/** Whole or not at all: the worker reads it at any time. */
export async function writeHeader(folder: string, header: PartHeader): Promise<void> {
  const path = join(folder, headerFile)
  await writeFile(`${path}.new`, JSON.stringify(header))
  await rename(`${path}.new`, path)
}

/** Null where there is none that can be read; the sound counts, not its header. */
export async function readHeader(folder: string): Promise<PartHeader | null> {
  try {
    return PartHeader.parse(JSON.parse(await readFile(join(folder, headerFile), 'utf8')))
  } catch {
    return null
  }
}

/** What a part's folder tells by its name. `adopter` is set while a worker stores it. */
export type PartName = {
  readonly given: string
  readonly attemptId: string
  readonly epoch: number
  readonly pid: number
  readonly adopter: { readonly pid: number; readonly life: string | null } | null
}

export function partName(attemptId: string, epoch: number, pid: number): string {
  return `${attemptId}-e${epoch}-${pid}`
}

/** The name under which a part is its adopter's alone. */
export const adoptedName = adoptingName

const pattern = /^((att_[0-9a-z]{8,40})-e(\d+)-(\d+))(?:\.adopting-(\d+)-([0-9A-Za-z.-]+))?$/

/** Null for a folder that is no part. */
export function readPartName(name: string): PartName | null {
  const [, given, attemptId, epoch, pid, adopterPid, life] = pattern.exec(name) ?? []
  if (!given || !attemptId) return null
  const adopter = adopterPid ? { pid: Number(adopterPid), life: !life || life === 'untold' ? null : life } : null
  return { given, attemptId, epoch: Number(epoch), pid: Number(pid), adopter }
}
