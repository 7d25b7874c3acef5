import type { AuditRow } from '@candor/store'
import { sheetCell } from '../sheet-cell.ts'

export const auditHead = 'Number,Moment,Person,Who,What,Of,Id,Details\r\n'

/** A row of the log as a line of a table, for a sheet that must take none of it for a formula. */
export function auditLine({ id, at, personId, actor, action, subjectKind, subjectId, detail }: AuditRow): string {
  const cells = [
    String(id),
    new Date(at).toISOString(),
    personId ?? '',
    actor,
    action,
    subjectKind,
    subjectId,
    JSON.stringify(detail),
  ]
  return `${cells.map(sheetCell).join(',')}\r\n`
}
