import { publishDraft } from '@candor/store'
import { PublishBody } from '../../../../../../desk/templates/template-contract.ts'
import { answerJson } from '../../../../../../server/candidate-request.ts'
import { deskRoute } from '../../../../../../server/desk-request.ts'
import { problem } from '../../../../../../server/problem.ts'
import { readJson } from '../../../../../../server/read-body.ts'

/** Makes the draft the next version. 422 names what is missing, 409 that it was changed meanwhile. */
export const POST = deskRoute<{ templateId: string }>(
  'publish',
  'write_templates',
  async ({ request, params, visitor }) => {
    const body = await readJson(request, PublishBody)
    if (!body) return problem('bad_body')
    const { templateId } = params
    const made = await visitor.inDesk('write_templates', (desk) => publishDraft(desk, { templateId, ...body }))
    if (made.ok) return answerJson({ v: 1, version: made.version })
    if (made.refusal === 'draft_faulty') return problem('draft_faulty', undefined, { faults: made.faults })
    return problem(made.refusal)
  },
)
