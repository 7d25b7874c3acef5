import type { LogLine } from '@candor/shared'

/**
 * The lines of one attempt: those that name it, and all others of its job processes, where the SDK's own lines are. The worker, which
 * names many attempts, is not taken for a job.
 */
export function linesOf(lines: readonly LogLine[], attemptId: string): LogLine[] {
  const workers = new Set(lines.filter(({ text }) => text.startsWith('worker ')).map(({ pid }) => pid))
  const jobs = new Set(
    lines.filter(({ pid, fields }) => fields['attemptId'] === attemptId && !workers.has(pid)).map(({ pid }) => pid),
  )
  return lines.filter(
    ({ pid, fields, text }) =>
      (pid !== null && jobs.has(pid)) || text.includes(attemptId) || JSON.stringify(fields).includes(attemptId),
  )
}
