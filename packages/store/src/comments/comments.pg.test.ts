import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asMember, type Desk, type Member } from '../accounts/as-member.ts'
import { createMember } from '../accounts/create-member.ts'
import { createOrganisation } from '../accounts/create-organisation.ts'
import { endedAttempt, said, taken, useStage } from '../testing/stage.ts'
import { appendItem } from '../transcripts/append-item.ts'
import { commentOnItem, listComments, removeComment } from './comment-on-item.ts'

const stage = useStage()
let people = 0

async function somebody(role: 'owner' | 'recruiter' | 'reviewer', organisationId = 'org_first'): Promise<Member> {
  const email = `commenter${(people += 1)}@example.org`
  const { personId } = taken(await createMember(stage().db, { organisationId, email, name: `P${people}`, role }))
  return { organisationId, personId }
}

const as = <Done>(who: Member, work: (desk: Desk) => Promise<Done>) =>
  asMember(stage().db, { ...who, deed: 'judge_interviews' }, work)

async function talk() {
  const { id: attemptId, interviewId } = await endedAttempt(stage().db)
  await appendItem(stage().db, said(attemptId, { itemId: 'one', text: 'I led the team.' }))
  return { interviewId, attemptId, itemId: 'one' }
}

test('a comment stands with its quote and who made it, and its maker or an owner takes it back', async () => {
  const item = await talk()
  const [owner, recruiter, other] = [await somebody('owner'), await somebody('recruiter'), await somebody('recruiter')]
  const { commentId } = taken(
    await as(recruiter, (desk) => commentOnItem(desk, { ...item, quote: [2, 5], body: 'Alone?' })),
  )
  expect(await as(owner, (desk) => listComments(desk, item))).toMatchObject([
    { commentId, itemId: 'one', quote: [2, 5], body: 'Alone?', by: expect.any(String), own: false },
  ])
  expect(await as(other, (desk) => removeComment(desk, { commentId }))).toMatchObject({ refusal: 'comment_unknown' })
  taken(await as(owner, (desk) => removeComment(desk, { commentId })))
  expect(await as(recruiter, (desk) => listComments(desk, item))).toEqual([])
})

test('nobody comments on another organisation’s talk, nor a reviewer on one that was not shared with them', async () => {
  const item = await talk()
  const { organisationId } = await createOrganisation(stage().db, { name: 'Other' })
  const [stranger, reviewer] = [await somebody('owner', organisationId), await somebody('reviewer')]
  const comment = (desk: Desk) => commentOnItem(desk, { ...item, quote: null, body: 'x' })
  expect(await as(stranger, comment)).toMatchObject({ refusal: 'item_unknown' })
  expect(await as(reviewer, comment)).toMatchObject({ refusal: 'item_unknown' })
  await stage().db.execute(sql`insert into interview_reviewer (interview_id, person_id, organisation_id)
    values (${item.interviewId}, ${reviewer.personId}, 'org_first')`)
  taken(await as(reviewer, comment))
  expect(await as(stranger, (desk) => listComments(desk, item))).toEqual([])
  expect(await as(reviewer, (desk) => listComments(desk, item))).toHaveLength(1)
})
