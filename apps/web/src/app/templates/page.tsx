import { listTemplates } from '@candor/store'
import type { Metadata } from 'next'
import { Button } from '../../components/ui/button.tsx'
import { DeskFrame } from '../../desk/desk-frame.tsx'
import { TemplateList } from '../../desk/templates/template-list.tsx'
import { requireDesk } from '../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Templates' }

const mostRows = 500
type Search = { readonly searchParams: Promise<{ import?: string; away?: string }> }

export default async function Templates({ searchParams }: Search) {
  const visitor = await requireDesk('/templates', 'write_templates')
  const { import: imported, away } = await searchParams
  const rows = await visitor.inDesk('write_templates', (desk) => listTemplates(desk, { limit: mostRows }))
  const putAway = rows.find(({ templateId }) => templateId === away)
  return (
    <DeskFrame>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-lead font-semibold tracking-[-0.012em]">Templates</h1>
        <div className="flex flex-wrap items-center gap-2">
          <form
            method="post"
            action="/api/desk/templates"
            encType="multipart/form-data"
            className="flex items-center gap-2"
          >
            <input
              type="file"
              name="file"
              accept="application/json,.json"
              required
              aria-label="A template as a JSON file"
              className="max-w-[14rem] text-note text-soft"
            />
            <Button type="submit" name="deed" value="import" kind="quiet" size="small">
              Import
            </Button>
          </form>
          <form method="post" action="/api/desk/templates">
            <Button type="submit" name="deed" value="new" size="small">
              New template
            </Button>
          </form>
        </div>
      </div>
      {imported === 'wrong' && (
        <p role="alert" className="mb-4 text-note text-red">
          That file is no template of Candor. Choose one that was exported here; nothing was imported.
        </p>
      )}
      {putAway && (
        <form
          method="post"
          action="/api/desk/templates"
          role="status"
          className="mb-4 flex items-center gap-3 text-note"
        >
          <input type="hidden" name="templateId" value={putAway.templateId} />
          <span>{putAway.title} is put away. Links that were given out go on working.</span>
          <Button type="submit" name="deed" value="back" kind="quiet" size="small">
            Undo
          </Button>
        </form>
      )}
      <TemplateList rows={rows} now={Date.now()} />
    </DeskFrame>
  )
}
