import { minutes, seconds, within } from '@candor/shared'
import { endSignIns, openOrganisation, takeTurn } from '@candor/store'
import { z } from 'zod'
import { readVisitor } from '../../../../server/accounts/visitor.ts'
import { parts } from '../../../../server/parts.ts'
import { problem, problemOf } from '../../../../server/problem.ts'
import { isSameOrigin } from '../../../../server/same-origin.ts'

const Form = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('end'), signInId: z.string().max(60) }),
  z.object({ deed: z.literal('end-others') }),
  z.object({ deed: z.literal('open'), organisationId: z.string().max(60) }),
])

/** The forms of one's own account. They touch nobody else's, whatever is sent. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { env, db } = parts()
    if (!isSameOrigin(request.headers, env.appUrl)) return problem('other_origin')
    const visitor = await readVisitor()
    if (visitor === null || visitor === 'nowhere') return problem('not_signed_in')
    const form = Form.safeParse(Object.fromEntries(await request.formData()))
    if (!form.success) return problem('bad_body')
    const { personId, signInId } = visitor
    const wish = form.data
    if (!(await takeTurn(db, { key: `account ${personId}`, most: 100, windowMs: minutes(15) })))
      return problem('too_many_tries')
    await within(seconds(5), 'change account', async () => {
      if (wish.deed === 'end') return endSignIns(db, { personId, only: wish.signInId })
      if (wish.deed === 'end-others') return endSignIns(db, { personId, except: signInId })
      return openOrganisation(db, { personId, signInId, organisationId: wish.organisationId })
    })
    const location = wish.deed === 'open' ? '/interviews' : '/account'
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
  } catch (error) {
    return problemOf(error, 'account')
  }
}
