import { listAudit } from '@candor/store'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Button, buttonClass } from '../../components/ui/button.tsx'
import { Field } from '../../components/ui/field.tsx'
import { SelectField } from '../../components/ui/select-field.tsx'
import type { PageQuery } from '../../desk/address-value.ts'
import { actionWords, detailWords, knownActions } from '../../desk/audit/audit-words.ts'
import { readLogAddress } from '../../desk/audit/log-address.ts'
import { DeskFrame } from '../../desk/desk-frame.tsx'
import { localTime } from '../../desk/inviting/moment-at.ts'
import { requireDesk } from '../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Log' }

const pageLength = 100

/** Who did and saw what, the newest first. */
export default async function Log({ searchParams }: { readonly searchParams: Promise<PageQuery> }) {
  const visitor = await requireDesk('/audit', 'read_audit')
  const { before, action, of } = readLogAddress(await searchParams)
  const rows = await visitor.inDesk('read_audit', (desk) =>
    listAudit(desk, {
      limit: pageLength + 1,
      action,
      subjectId: of,
      before,
    }),
  )
  const shown = rows.slice(0, pageLength)
  const last = shown.at(-1)
  const question = (more: Record<string, string>) =>
    `?${new URLSearchParams({ ...(action && { action }), ...(of && { of }), ...more }).toString()}`
  const cell = 'border-b border-rule py-2 pr-4 text-left align-top text-body'
  return (
    <DeskFrame>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-lead font-semibold tracking-[-0.012em]">Log</h1>
        <div className="flex gap-2">
          {['csv', 'json'].map((form) => (
            <a
              key={form}
              className={buttonClass({ kind: 'quiet', size: 'small' })}
              href={`/api/desk/audit?form=${form}`}
              download
            >
              Export {form.toUpperCase()}
            </a>
          ))}
        </div>
      </div>
      <form className="mb-6 flex flex-wrap items-end gap-4">
        <SelectField id="action" name="action" label="What" defaultValue={action ?? ''}>
          <option value="">everything</option>
          {knownActions.map((one) => (
            <option key={one} value={one}>
              {actionWords(one)}
            </option>
          ))}
        </SelectField>
        <Field id="of" name="of" label="Of (id)" defaultValue={of ?? ''} autoComplete="off" />
        <Button type="submit" kind="quiet" size="medium">
          Show
        </Button>
      </form>
      {shown.length === 0 ? (
        <p className="border-y border-rule py-12 font-serif text-lead">Nothing stands here yet.</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full min-w-[46rem] border-collapse">
            <thead>
              <tr>
                {[`When (${visitor.timeZone})`, 'Who', 'What', 'Of', 'Details'].map((name) => (
                  <th key={name} scope="col" className={`${cell} text-note font-medium text-faint`}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.id}>
                  <td className={`${cell} whitespace-nowrap tabular-nums`}>
                    {localTime(row.at, visitor.timeZone).replace('T', ' ')}
                  </td>
                  <td className={cell}>{row.actor}</td>
                  <td className={cell}>{actionWords(row.action)}</td>
                  <td className={`${cell} text-note`}>
                    <Link className="hover:underline" href={question({ of: row.subjectId })}>
                      {row.subjectId}
                    </Link>
                  </td>
                  <td className={`${cell} text-note text-soft [overflow-wrap:anywhere]`}>{detailWords(row.detail)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > pageLength && last && (
        <Link
          className={`mt-5 ${buttonClass({ kind: 'quiet', size: 'small' })}`}
          href={question({ before: String(last.id) })}
        >
          Older
        </Link>
      )}
    </DeskFrame>
  )
}
