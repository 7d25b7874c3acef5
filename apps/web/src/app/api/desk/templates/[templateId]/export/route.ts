import { noteAudit, readTemplate, readTemplateVersion } from '@candor/store'
import { z } from 'zod'
import { deskRoute } from '../../../../../../server/desk-request.ts'
import { problem } from '../../../../../../server/problem.ts'

const Version = z.coerce.number().int().min(1).max(100_000)

/** A template as a JSON file: what is being written, or the version that `?version=` names. */
export const GET = deskRoute<{ templateId: string }>(
  'export template',
  'write_templates',
  async ({ request, params, visitor }) => {
    const { templateId } = params
    const asked = new URL(request.url).searchParams.get('version')
    const version = asked === null ? null : Version.safeParse(asked).data
    if (version === undefined) return problem('template_unknown')
    const content = await visitor.inDesk('write_templates', async (desk) => {
      const found =
        version === null
          ? await readTemplate(desk, { templateId })
          : await readTemplateVersion(desk, { templateId, version })
      if (!found.ok) return null
      const subject = { subjectKind: 'template', subjectId: templateId } as const
      await noteAudit(desk, { action: 'template_exported', ...subject, detail: version === null ? {} : { version } })
      return 'content' in found.value ? found.value.content : found.value
    })
    if (!content) return problem('template_unknown')
    const name = version === null ? templateId : `${templateId}-v${version}`
    return new Response(`${JSON.stringify(content, null, 2)}\n`, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${name}.json"`,
        'cache-control': 'private, no-store',
      },
    })
  },
)
