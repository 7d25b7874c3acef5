/** What a spool's file name tells of it. `adopter` is set while another process replays it. */
export type SpoolName = {
  /** The name its writer gave it. */
  readonly given: string
  readonly writerPid: number
  readonly adopter: { readonly pid: number; readonly life: string | null } | null
}

const pattern = /^(att_[0-9a-z]{8,40}-e\d+-(\d+)\.jsonl)(?:\.adopting-(\d+)-([0-9A-Za-z.-]+))?$/
const lifeUntold = 'untold'

export function spoolName(attemptId: string, epoch: number, pid: number): string {
  return `${attemptId}-e${epoch}-${pid}.jsonl`
}

export function adoptingName(given: string, adopter: { pid: number; life: string | null }): string {
  return `${given}.adopting-${adopter.pid}-${adopter.life ?? lifeUntold}`
}

/** Null for a file that is no spool. */
export function readSpoolName(name: string): SpoolName | null {
  const [, given, writerPid, adopterPid, life] = pattern.exec(name) ?? []
  if (!given) return null
  const adopter = adopterPid ? { pid: Number(adopterPid), life: !life || life === lifeUntold ? null : life } : null
  return { given, writerPid: Number(writerPid), adopter }
}
