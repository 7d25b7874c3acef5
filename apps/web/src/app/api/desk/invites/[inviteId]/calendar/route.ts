import { readInvites } from '@candor/store'
import { deskRoute } from '../../../../../../server/desk-request.ts'
import { calendarFile } from '../../../../../../server/invites/calendar-file.ts'
import { inviteLink } from '../../../../../../server/invites/invite-link.ts'
import { problem } from '../../../../../../server/problem.ts'

/** The deadline of a link as a calendar file, `?interview=` naming its interview. */
export const GET = deskRoute<{ inviteId: string }>('calendar', 'invite', async ({ request, params, env, visitor }) => {
  const interviewId = new URL(request.url).searchParams.get('interview') ?? ''
  const found = await visitor.inDesk('invite', (desk) => readInvites(desk, { interviewId }))
  const invite = found.ok ? found.value.invites.find((one) => one.inviteId === params.inviteId) : undefined
  if (!found.ok || !invite || invite.revokedAt !== null) return problem('invite_unknown')
  const { role, company } = found.value
  const { inviteId, expiresAt } = invite
  const link = inviteLink(env, inviteId)
  const description = `Your interview for ${role} at ${company}, in your browser, any time until then.\n${link}`
  const title = `Last day: interview for ${role}`
  return new Response(calendarFile({ inviteId, title, description, link, expiresAt, now: Date.now() }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="interview.ics"',
      'cache-control': 'private, no-store',
    },
  })
})
