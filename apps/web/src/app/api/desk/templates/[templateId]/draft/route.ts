import { saveDraft } from '@candor/store'
import { largestTemplate, SaveBody } from '../../../../../../desk/templates/template-contract.ts'
import { answerJson } from '../../../../../../server/candidate-request.ts'
import { deskRoute } from '../../../../../../server/desk-request.ts'
import { problem } from '../../../../../../server/problem.ts'
import { readJson } from '../../../../../../server/read-body.ts'

/** Keeps what was written; 409 with whose it is where somebody else saved first. */
export const PUT = deskRoute<{ templateId: string }>(
  'save draft',
  'write_templates',
  async ({ request, params, visitor }) => {
    const body = await readJson(request, SaveBody, largestTemplate)
    if (!body) return problem('bad_body', 'The template is too large or has another form than is expected here.')
    const { templateId } = params
    const saved = await visitor.inDesk('write_templates', (desk) => saveDraft(desk, { templateId, ...body }))
    if (saved.ok) return answerJson({ v: 1, revision: saved.revision })
    if (saved.refusal === 'template_unknown') return problem(saved.refusal)
    return problem('draft_changed', undefined, { conflict: saved.conflict })
  },
)
