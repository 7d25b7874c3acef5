import { moveDeadline, reissueInvite, remindNow, withdrawInvite } from '@candor/store'
import { after } from 'next/server'
import { z } from 'zod'
import { momentAt } from '../../../../../desk/inviting/moment-at.ts'
import { deskRoute } from '../../../../../server/desk-request.ts'
import { inviteSecret } from '../../../../../server/invites/invite-link.ts'
import { sendOwedMails } from '../../../../../server/mail/send-owed-mails.ts'
import { problem } from '../../../../../server/problem.ts'

const reason = z.string().trim().min(1).max(300)
const Form = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('withdraw'), reason, mail: z.string().optional() }),
  z.object({ deed: z.literal('reissue'), reason }),
  z.object({ deed: z.literal('remind') }),
  z.object({ deed: z.literal('move'), until: z.string().max(40), timeZone: z.string().max(60) }),
])

/** The forms beside a link: take it back, make another one, move its last day, remind. Answers by leading back to the page. */
export const POST = deskRoute<{ inviteId: string }>(
  'change invite',
  'invite',
  async ({ request, params, env, visitor }) => {
    const form = Form.safeParse(Object.fromEntries(await request.formData()))
    if (!form.success) return problem('bad_body', 'Say why, in at most 300 letters.')
    const { inviteId } = params
    const wish = form.data
    const mail = env.mail.kind !== 'none'
    const until = wish.deed === 'move' ? momentAt(wish.until, wish.timeZone) : null
    if (wish.deed === 'move' && (until === null || until < Date.now()))
      return problem('bad_body', 'The last day must lie ahead. Nothing was changed.')
    const done = await visitor.inDesk('invite', async (desk) => {
      if (wish.deed === 'withdraw')
        return withdrawInvite(desk, { inviteId, reason: wish.reason, mail: mail && wish.mail === 'yes' })
      if (wish.deed === 'remind') return remindNow(desk, { inviteId })
      if (wish.deed === 'move') return moveDeadline(desk, { inviteId, expiresAt: until ?? 0 })
      return reissueInvite(desk, { inviteId, reason: wish.reason, mail, secretOf: (id) => inviteSecret(env, id) })
    })
    if (!done.ok) return problem(done.refusal)
    after(sendOwedMails)
    const headers = { location: `/interviews/${done.value.interviewId}/invite`, 'cache-control': 'no-store' }
    return new Response(null, { status: 303, headers })
  },
)
