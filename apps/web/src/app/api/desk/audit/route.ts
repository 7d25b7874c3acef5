import { type AuditRow, listAudit, noteAudit } from '@candor/store'
import { auditHead, auditLine } from '../../../../desk/audit/audit-csv.ts'
import { deskRoute } from '../../../../server/desk-request.ts'

const rowsAtOnce = 2000

/** The whole log as a file, `?form=csv` or `json` (one object per line), read page by page while it is sent. */
export const GET = deskRoute('export log', 'read_audit', async ({ request, visitor }) => {
  const json = new URL(request.url).searchParams.get('form') === 'json'
  await visitor.inDesk('read_audit', (desk) =>
    noteAudit(desk, {
      action: 'log_exported',
      subjectKind: 'log',
      subjectId: desk.organisationId,
      detail: { form: json ? 'json' : 'csv' },
    }),
  )
  const page = (before: number | undefined) =>
    visitor.inDesk('read_audit', (desk) => listAudit(desk, { limit: rowsAtOnce, before }))
  const line = (row: AuditRow) =>
    json ? `${JSON.stringify({ ...row, at: new Date(row.at).toISOString() })}\n` : auditLine(row)
  const encoder = new TextEncoder()
  let before: number | undefined
  let begun = false
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const rows = await page(before)
      before = rows.at(-1)?.id
      const head = begun || json ? '' : `\uFEFF${auditHead}`
      begun = true
      controller.enqueue(encoder.encode(head + rows.map(line).join('')))
      if (rows.length < rowsAtOnce) controller.close()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': json ? 'application/x-ndjson; charset=utf-8' : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="log.${json ? 'ndjson' : 'csv'}"`,
      'cache-control': 'private, no-store',
    },
  })
})
