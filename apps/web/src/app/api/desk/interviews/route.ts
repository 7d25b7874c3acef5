import { minutes, type Refusal, seconds, within } from '@candor/shared'
import {
  type ActionTarget,
  beginClosing,
  type Desk,
  extendAttempt,
  findForAction,
  noteAudit,
  withdrawInvite,
} from '@candor/store'
import { after } from 'next/server'
import { type BoardDeedAnswer, BoardDeedBody } from '../../../../desk/board/action-contract.ts'
import { deskRoute } from '../../../../server/desk-request.ts'
import { sendOwedMails } from '../../../../server/mail/send-owed-mails.ts'
import { nudgeSweep } from '../../../../server/nudge-sweep.ts'
import { problem } from '../../../../server/problem.ts'
import { readJson } from '../../../../server/read-body.ts'

type Came = { readonly ok: boolean; readonly refusal?: Refusal }

/** Does one thing to several interviews. Those that are not the organisation's are as if they were not there. */
export const POST = deskRoute('board', 'lead_interviews', async ({ request, env, db, visitor }) => {
  const body = await readJson(request, BoardDeedBody)
  if (!body) return problem('bad_body')
  const { deed, interviewIds } = body
  const { targets, withdrawn } = await visitor.inDesk('lead_interviews', async (desk) => {
    const found = await findForAction(desk, { interviewIds })
    if (deed === 'withdraw')
      return { targets: found, withdrawn: await withdrawAll(desk, found, env.mail.kind !== 'none') }
    for (const { interviewId } of found)
      await noteAudit(desk, {
        action: deed === 'end' ? 'interview_ended' : 'interview_extended',
        subjectKind: 'interview',
        subjectId: interviewId,
      })
    return { targets: found, withdrawn: null }
  })
  const came = withdrawn ?? (await Promise.all(targets.map((target) => lead(target))))
  if (deed === 'end') await nudgeSweep()
  if (deed === 'withdraw') after(sendOwedMails)
  const refused = targets.flatMap(({ candidateName }, index) => {
    const { ok = false, refusal } = came[index] ?? {}
    return ok ? [] : [{ name: candidateName, why: whyNot[refusal ?? 'none'] ?? 'it could not be done.' }]
  })
  const answer: BoardDeedAnswer = { v: 1, done: targets.length - refused.length, refused }
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } })

  async function lead({ attemptId }: ActionTarget): Promise<Came> {
    if (attemptId === null) return { ok: false }
    return within(seconds(5), deed, () =>
      deed === 'end'
        ? beginClosing(db, { attemptId, reason: 'recruiter_ended' })
        : extendAttempt(db, { attemptId, byMs: minutes(10) }),
    )
  }
})

async function withdrawAll(desk: Desk, targets: readonly ActionTarget[], mail: boolean): Promise<readonly Came[]> {
  const came: Came[] = []
  for (const { inviteId } of targets)
    came.push(
      inviteId === null ? { ok: false } : await withdrawInvite(desk, { inviteId, reason: 'from the board', mail }),
    )
  return came
}

const whyNot: Partial<Record<Refusal | 'none', string>> = {
  none: 'there is nothing under way.',
  attempt_ended: 'it has ended already.',
  attempt_closing: 'it is just coming to its end.',
  invite_revoked: 'their link was withdrawn already.',
}
