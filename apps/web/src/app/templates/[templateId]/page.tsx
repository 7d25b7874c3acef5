import { readTemplate } from '@candor/store'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { DeskFrame } from '../../../desk/desk-frame.tsx'
import { TemplateEditor } from '../../../desk/templates/template-editor.tsx'
import { requireDesk } from '../../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Template' }

type Place = { readonly params: Promise<{ templateId: string }> }

export default async function Template({ params }: Place) {
  const { templateId } = await params
  const visitor = await requireDesk(`/templates/${templateId}`, 'write_templates')
  const found = await visitor.inDesk('write_templates', (desk) => readTemplate(desk, { templateId }))
  if (!found.ok) notFound()
  const { title, versions } = found.value
  const link = 'text-note text-soft underline underline-offset-4 hover:text-ink'
  return (
    <DeskFrame>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 className="text-lead font-semibold tracking-[-0.012em]">{title}</h1>
        <p className="flex flex-wrap gap-x-5">
          {versions.length > 0 && (
            <>
              <Link className={link} href={`/invite?template=${templateId}`}>
                Invite people
              </Link>
              <Link className={link} href={`/templates/${templateId}/compare`}>
                Versions
              </Link>
            </>
          )}
          <a className={link} href={`/api/desk/templates/${templateId}/export`} download>
            Export
          </a>
        </p>
      </div>
      <TemplateEditor key={versions.length} template={found.value} />
    </DeskFrame>
  )
}
