import { TemplateSettings } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { asMember } from '../accounts/as-member.ts'
import { createMember } from '../accounts/create-member.ts'
import { createOrganisation } from '../accounts/create-organisation.ts'
import { openAttempt } from '../attempts/open-attempt.ts'
import { allAtOnce, publishTemplate, samplePlan, taken, useStage } from '../testing/stage.ts'
import { moveDeadline, reissueInvite, remindNow, withdrawInvite } from './change-invite.ts'
import { findInvite } from './find-invite.ts'
import { invitePeople } from './invite-people.ts'
import { findInvited, readInvites } from './list-invites.ts'
import { noteMailFailed, noteMailSent, takeOwedMails } from './owed-mails.ts'
import { recordConsent } from './record-consent.ts'
import { currentConsentVersion } from '@candor/shared'

const stage = useStage()
const secretOf = (inviteId: string) => `secret of ${inviteId}`
let count = 0

/** An organisation with a recruiter and a published template. */
async function office() {
  const { db } = stage()
  const { organisationId } = await createOrganisation(db, { name: 'Harbour Bikes' })
  const email = `recruiter-${(count += 1)}@example.org`
  const { personId } = taken(await createMember(db, { organisationId, email, name: 'Rita', role: 'recruiter' }))
  const templateId = await publishTemplate(db, samplePlan)
  await db.execute(sql`update template set organisation_id = ${organisationId} where id = ${templateId}`)
  const work = <Done>(deed: Parameters<typeof asMember<Done>>[2]) =>
    asMember(db, { organisationId, personId, deed: 'invite' }, deed)
  const people = (names: string[], mail = true) =>
    work((desk) =>
      invitePeople(desk, {
        templateId,
        mail,
        secretOf,
        people: names.map((name) => ({ name, email: `${name}@example.org` })),
      }),
    )
  return { organisationId, personId, templateId, work, people }
}

describe('invitePeople', () => {
  test('gives everybody a link of their own that opens, mailed now and once more before its end', async () => {
    const { db } = stage()
    const { people } = await office()
    const invited = taken(await people(['ada', 'bea', 'cy']))
    for (const { inviteId, name } of invited)
      expect(taken(await findInvite(db, { secret: secretOf(inviteId) }))).toMatchObject({
        inviteId,
        candidateName: name,
      })
    const mails = await takeOwedMails(db, { limit: 10 })
    expect(mails.map(({ kind, to }) => `${kind} ${to}`).toSorted()).toEqual(
      ['ada', 'bea', 'cy'].map((name) => `invitation ${name}@example.org`),
    )
    const [owed] = await db.execute(sql`select count(*)::int as owed from invite_mail where kind = 'reminder'
      and due_at between now() + interval '11 days' and now() + interval '13 days'`)
    expect(owed).toEqual({ owed: 3 })
  })

  test('takes twenty thousand at once, or nobody', async () => {
    const { db } = stage()
    const { people, work, templateId } = await office()
    const names = Array.from({ length: 20_000 }, (_, at) => `p${at}`)
    expect(taken(await people(names, false))).toHaveLength(20_000)
    const broken = work(async (desk) => {
      await invitePeople(desk, { templateId, mail: false, secretOf, people: [{ name: 'late' }] })
      throw new Error('no')
    })
    await expect(broken).rejects.toThrow('no')
    const [late] = await db.execute(sql`select count(*)::int as late from interview where candidate_name = 'late'`)
    expect(late).toEqual({ late: 0 })
  }, 60_000)

  test('knows no template of another organisation, nor one put away', async () => {
    const { db } = stage()
    const [mine, theirs] = [await office(), await office()]
    const ask = (templateId: string) =>
      mine.work((desk) => invitePeople(desk, { templateId, people: [{ name: 'x' }], secretOf, mail: false }))
    expect(await ask(theirs.templateId)).toMatchObject({ refusal: 'template_unknown' })
    await db.execute(sql`update template set archived_at = now() where id = ${mine.templateId}`)
    expect(await ask(mine.templateId)).toMatchObject({ refusal: 'template_unknown' })
  })

  test('keeps to what the version says about its links', async () => {
    const { db } = stage()
    const { templateId, people } = await office()
    const settings = TemplateSettings.parse({ v: 1, inviteForMs: 3_600_000, remindBeforeMs: 0 })
    await db.execute(sql`insert into template_version (template_id, version, plan, rubric, settings)
      select template_id, 2, plan, rubric, ${JSON.stringify(settings)}::jsonb from template_version where template_id = ${templateId}`)
    const [invited] = taken(await people(['dee']))
    const [row] = await db.execute(sql`select expires_at - created_at = interval '1 hour' as exact,
      (select count(*)::int from invite_mail where invite_id = invite.id and kind = 'reminder') as reminders
      from invite where id = ${invited?.inviteId}`)
    expect(row).toEqual({ exact: true, reminders: 0 })
  })
})

describe('a link', () => {
  test('is taken back with a reason, and its mails with it', async () => {
    const { db } = stage()
    const { people, work } = await office()
    const [one] = taken(await people(['ada']))
    if (!one) throw new Error('nobody was invited')
    const withdraw = () =>
      work((desk) => withdrawInvite(desk, { inviteId: one.inviteId, reason: 'Filled', mail: true }))
    taken(await withdraw())
    expect(await withdraw()).toMatchObject({ refusal: 'invite_revoked' })
    expect(await findInvite(db, { secret: secretOf(one.inviteId) })).toMatchObject({ refusal: 'invite_revoked' })
    const mails = (await takeOwedMails(db, { limit: 100 })).filter(({ inviteId }) => inviteId === one.inviteId)
    expect(mails.map(({ kind }) => kind)).toEqual(['withdrawn'])
  })

  test('is replaced once, however many ask at once; the old one is over', async () => {
    const { db } = stage()
    const { people, work } = await office()
    const [one] = taken(await people(['ada']))
    if (!one) throw new Error('nobody was invited')
    const { inviteId, interviewId } = one
    const answers = await allAtOnce(5, () =>
      work((desk) => reissueInvite(desk, { inviteId, reason: 'Lost it', mail: true, secretOf })),
    )
    const made = answers.flatMap((answer) => (answer.ok ? [answer.value.inviteId] : []))
    expect(made).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.refusal === 'invite_replaced')).toHaveLength(4)
    expect(await findInvite(db, { secret: secretOf(inviteId) })).toMatchObject({ refusal: 'invite_revoked' })
    expect(taken(await findInvite(db, { secret: secretOf(made[0] ?? '') })).interviewId).toBe(interviewId)
    const shown = taken(await work((desk) => readInvites(desk, { interviewId })))
    expect(shown.invites.map(({ replaces, reason }) => [replaces, reason])).toEqual([
      [inviteId, 'Lost it'],
      [null, null],
    ])
  })

  test('is moved and reminded of, and never by another organisation', async () => {
    const { people, work } = await office()
    const other = await office()
    const [one] = taken(await people(['ada']))
    if (!one) throw new Error('nobody was invited')
    const expiresAt = Date.UTC(2040, 0, 1)
    const move = (by: typeof work) => by((desk) => moveDeadline(desk, { inviteId: one.inviteId, expiresAt }))
    expect(await move(other.work)).toMatchObject({ refusal: 'invite_unknown' })
    taken(await move(work))
    expect(await other.work((desk) => remindNow(desk, one))).toMatchObject({ refusal: 'invite_unknown' })
    taken(await work((desk) => remindNow(desk, one)))
    expect(await other.work((desk) => readInvites(desk, one))).toMatchObject({ refusal: 'interview_unknown' })
    const { invites } = taken(await work((desk) => readInvites(desk, one)))
    expect(invites[0]).toMatchObject({
      expiresAt,
      mails: expect.arrayContaining([expect.objectContaining({ kind: 'reminder' })]),
    })
  })

  test('that somebody holds already is found by its address', async () => {
    const { people, work, templateId } = await office()
    taken(await people(['ada', 'bea']))
    const emails = ['ADA@example.org', 'new@example.org']
    expect(await work((desk) => findInvited(desk, { templateId, emails }))).toEqual(new Set(['ada@example.org']))
  })
})

describe('a mail that is owed', () => {
  test('goes to one of many senders, again when it failed, and never after it left', async () => {
    const { db } = stage()
    const { people } = await office()
    const [one] = taken(await people(['ada']))
    const mine = async () =>
      (await takeOwedMails(db, { limit: 100 })).filter(({ inviteId }) => inviteId === one?.inviteId)
    const taking = (await allAtOnce(4, mine)).flat()
    expect(taking).toHaveLength(1)
    const [mail] = taking
    if (!mail) throw new Error('no mail')
    await noteMailFailed(db, { ...mail, why: 'away', hopeless: false })
    expect(await mine()).toEqual([])
    await db.execute(
      sql`update invite_mail set due_at = now() where invite_id = ${mail.inviteId} and kind = 'invitation'`,
    )
    expect(await mine()).toMatchObject([{ tries: 2 }])
    await noteMailSent(db, mail)
    await db.execute(
      sql`update invite_mail set taken_until = null where invite_id = ${mail.inviteId} and kind = 'invitation'`,
    )
    expect(await mine()).toEqual([])
  })

  test('is no reminder to somebody who has begun', async () => {
    const { db } = stage()
    const { people } = await office()
    const [one] = taken(await people(['ada']))
    if (!one) throw new Error('nobody was invited')
    taken(await recordConsent(db, { inviteId: one.inviteId, version: currentConsentVersion }))
    taken(await openAttempt(db, one))
    await db.execute(sql`update invite_mail set due_at = now() where invite_id = ${one.inviteId}`)
    const kinds = (await takeOwedMails(db, { limit: 100 })).filter(({ inviteId }) => inviteId === one.inviteId)
    expect(kinds.map(({ kind }) => kind)).toEqual(['invitation'])
  })

  test('does not wait behind those that nobody wants any more', async () => {
    const { db } = stage()
    const { people } = await office()
    const [one] = taken(await people(['ada']))
    if (!one) throw new Error('nobody was invited')
    taken(await recordConsent(db, { inviteId: one.inviteId, version: currentConsentVersion }))
    taken(await openAttempt(db, one))
    await db.execute(sql`update invite_mail set due_at = now() - case kind when 'reminder' then interval '2 days' else interval '1 day' end
      where invite_id = ${one.inviteId}`)
    expect(await takeOwedMails(db, { limit: 1 })).toMatchObject([{ inviteId: one.inviteId, kind: 'invitation' }])
  })
})
