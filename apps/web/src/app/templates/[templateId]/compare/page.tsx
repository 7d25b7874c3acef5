import { readTemplate, readTemplateVersion } from '@candor/store'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Button } from '../../../../components/ui/button.tsx'
import { SelectField } from '../../../../components/ui/select-field.tsx'
import { DeskFrame } from '../../../../desk/desk-frame.tsx'
import { compareDrafts } from '../../../../desk/templates/compare-drafts.ts'
import { requireDesk } from '../../../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Versions' }

type Place = {
  readonly params: Promise<{ templateId: string }>
  readonly searchParams: Promise<{ before?: string; after?: string }>
}

/** Two versions side by side, or the newest version beside what is being written. */
export default async function Compare({ params, searchParams }: Place) {
  const { templateId } = await params
  const visitor = await requireDesk(`/templates/${templateId}/compare`, 'write_templates')
  const asked = await searchParams
  const found = await visitor.inDesk('write_templates', async (desk) => {
    const template = await readTemplate(desk, { templateId })
    if (!template.ok) return null
    const { versions, revision, content } = template.value
    const newest = versions[0]?.version ?? 0
    const after = asked.after ?? (revision > 0 ? 'draft' : String(newest))
    const before = asked.before ?? String(after === 'draft' ? newest : Math.max(1, Number(after) - 1))
    const contentOf = async (name: string) => {
      if (name === 'draft') return content
      const version = Number(name)
      const one =
        Number.isSafeInteger(version) && version > 0 ? await readTemplateVersion(desk, { templateId, version }) : null
      return one?.ok ? one.value : {}
    }
    return {
      ...template.value,
      before,
      after,
      differences: compareDrafts(await contentOf(before), await contentOf(after)),
    }
  })
  if (!found) notFound()
  const { title, versions, revision, before, after, differences } = found
  const choices = [
    ...(revision > 0 ? [['draft', `Draft${found.editedBy ? `, saved by ${found.editedBy}` : ''}`]] : []),
    ...versions.map(({ version, publishedBy, interviews }) => [
      String(version),
      `Version ${version}${publishedBy ? `, by ${publishedBy}` : ''}, ${interviews} interviews`,
    ]),
  ]
  return (
    <DeskFrame>
      <h1 className="text-lead font-semibold tracking-[-0.012em]">
        <Link href={`/templates/${templateId}`} className="hover:underline">
          {title}
        </Link>
      </h1>
      <form className="mt-5 mb-8 flex flex-wrap items-end gap-4">
        {(['before', 'after'] as const).map((side) => (
          <SelectField
            key={side}
            id={side}
            name={side}
            label={side === 'before' ? 'Before' : 'After'}
            defaultValue={side === 'before' ? before : after}
          >
            {choices.map(([value = '', words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </SelectField>
        ))}
        <Button type="submit" kind="quiet" size="medium">
          Compare
        </Button>
      </form>
      {differences.length === 0 ? (
        <p className="border-y border-rule py-10 font-serif text-lead">There is no difference between the two.</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full min-w-[44rem] table-fixed border-collapse text-body">
            <thead>
              <tr className="text-left text-note text-faint">
                {['Where', 'Before', 'After'].map((name) => (
                  <th key={name} scope="col" className="border-b border-rule py-2 pr-4 font-medium">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differences.map((one) => (
                <tr key={one.path} className="align-top">
                  <th
                    scope="row"
                    className="border-b border-rule py-2 pr-4 text-left text-note font-normal break-words text-soft"
                  >
                    {one.path}
                  </th>
                  <td className="border-b border-rule py-2 pr-4 break-words">
                    {one.before ?? <i className="text-faint">nothing</i>}
                  </td>
                  <td className="border-b border-rule py-2 pr-4 break-words">
                    {one.after ?? <i className="text-faint">nothing</i>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </DeskFrame>
  )
}
