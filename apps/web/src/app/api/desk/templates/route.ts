import { TemplateDraft } from '@candor/shared'
import { archiveTemplate, createTemplate, readTemplate } from '@candor/store'
import { emptyDraft } from '../../../../desk/templates/empty-draft.ts'
import { largestTemplate } from '../../../../desk/templates/template-contract.ts'
import { deskRoute } from '../../../../server/desk-request.ts'
import { problem } from '../../../../server/problem.ts'

/**
 * The forms of the list of templates: `new`, `duplicate`, `import` (a JSON file), `away` and `back`. Answers by leading to a page, so that
 * they need no script.
 */
export const POST = deskRoute('templates', 'write_templates', async ({ request, visitor }) => {
  if (Number(request.headers.get('content-length') ?? 0) > largestTemplate + 10_000) return problem('too_large')
  const form = await request.formData()
  const [deed, templateId] = [form.get('deed'), String(form.get('templateId') ?? '')]
  if (deed === 'new') return lead(await make(emptyDraft))
  if (deed === 'import') {
    const draft = await readFile(form.get('file'))
    return draft ? lead(await make(draft)) : seeOther('/templates?import=wrong')
  }
  if (deed === 'duplicate') {
    const found = await visitor.inDesk('write_templates', (desk) => readTemplate(desk, { templateId }))
    if (!found.ok) return problem('template_unknown')
    const { plan } = found.value.content
    const role = `Copy of ${typeof plan['role'] === 'string' ? plan['role'] : 'a template'}`.slice(0, 120)
    return lead(await make({ ...found.value.content, plan: { ...plan, role } }, templateId))
  }
  if (deed === 'away' || deed === 'back') {
    const put = await visitor.inDesk('write_templates', (desk) =>
      archiveTemplate(desk, { templateId, away: deed === 'away' }),
    )
    return put.ok
      ? seeOther(`/templates${deed === 'away' ? `?away=${encodeURIComponent(templateId)}` : ''}`)
      : problem('template_unknown')
  }
  return problem('bad_body')

  function make(content: TemplateDraft, from?: string) {
    return visitor.inDesk('write_templates', (desk) => createTemplate(desk, { content, ...(from && { from }) }))
  }
})

const lead = ({ templateId }: { templateId: string }) => seeOther(`/templates/${templateId}`)

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })

async function readFile(file: FormDataEntryValue | null): Promise<TemplateDraft | null> {
  if (!(file instanceof File) || file.size === 0 || file.size > largestTemplate) return null
  try {
    const parsed = TemplateDraft.safeParse(JSON.parse(await file.text()))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
