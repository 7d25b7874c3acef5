import { ConsentBody, currentConsentVersion, seconds, within } from '@candor/shared'
import { recordConsent } from '@candor/store'
import { answerJson, candidateRoute } from '../../../../../server/candidate-request.ts'
import { problem } from '../../../../../server/problem.ts'
import { readJson } from '../../../../../server/read-body.ts'

/**
 * Keeps the candidate's consent. The page sends a plain form, which works before any script has run and is led on to the room;
 * a program may send JSON and gets JSON.
 */
export const POST = candidateRoute('consent', async ({ db, request, invite }) => {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false
  const body = isForm ? await formBody(request) : await readJson(request, ConsentBody)
  if (!body) return problem('bad_body', `Agree to version ${currentConsentVersion} of the text.`)
  const { inviteId } = invite
  const recorded = await within(seconds(5), 'record consent', () =>
    recordConsent(db, { inviteId, version: body.version }),
  )
  // Who had the page open while its text changed is shown the new one.
  const isThisText = body.version === currentConsentVersion
  if (isForm) return to(`/interview/${inviteId}${recorded.ok && isThisText ? '/room' : ''}`)
  return recorded.ok ? answerJson({ v: 1, recorded: true }) : problem(recorded.refusal)
})

async function formBody(request: Request): Promise<ConsentBody | null> {
  const form = await request.formData()
  const parsed = ConsentBody.safeParse({ v: 1, version: form.get('version') })
  return parsed.success ? parsed.data : null
}

function to(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
