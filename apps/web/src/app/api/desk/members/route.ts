import { memberRoles } from '@candor/shared'
import { changeRole, createMember, removeMember } from '@candor/store'
import { z } from 'zod'
import { deskRoute } from '../../../../server/desk-request.ts'
import { problem } from '../../../../server/problem.ts'

const role = z.enum(memberRoles)
const Form = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('add'), email: z.email().max(200), name: z.string().trim().min(1).max(80), role }),
  z.object({ deed: z.literal('change'), personId: z.string().max(60), role }),
  z.object({ deed: z.literal('remove'), personId: z.string().max(60) }),
])

/** The forms of the people's page. Answers by leading back to it, with what stood in the way. */
export const POST = deskRoute('members', 'manage_members', async ({ request, db, visitor }) => {
  const form = Form.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) return problem('bad_body', 'Give a whole e-mail address, a name of at most 80 letters and a role.')
  const wish = form.data
  const done = await visitor.inDesk('manage_members', async (desk) => {
    if (wish.deed === 'change') return changeRole(desk, wish)
    if (wish.deed === 'remove') return removeMember(desk, wish)
    return null
  })
  // A person belongs to no organisation, so making one is not the desk's; that its owner asks was proved just now.
  const { organisationId, personId, name } = visitor
  const answer =
    wish.deed === 'add' ? await createMember(db, { ...wish, organisationId, by: { personId, name } }) : done
  const location = answer === null || answer.ok ? '/members' : `/members?refused=${answer.refusal}`
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
})
