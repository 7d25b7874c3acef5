import { createInvite, revokeInvite } from '@candor/store'
import { sampleTemplateId } from '@candor/drizzle/seed'
import { expect, test } from '../people/test.ts'

test('a link that nobody made says so, with 404', async ({ page, stage }) => {
  const answer = await page.goto(`${stage.web}/i/${'x'.repeat(43)}`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

for (const [what, validForMs] of [
  ['revoked', 60_000],
  ['expired', 1],
] as const) {
  test(`a ${what} link says so, with 410`, async ({ page, stage, db }) => {
    const invited = await createInvite(db, { templateId: sampleTemplateId, candidateName: 'Robin Sample', validForMs })
    if (!invited.ok) throw new Error(invited.refusal)
    if (what === 'revoked') await revokeInvite(db, { inviteId: invited.value.inviteId })
    const answer = await page.goto(`${stage.web}/i/${invited.value.secret}`)
    expect(answer?.status()).toBe(410)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
}

test('the secret leaves the address bar, and the desk is closed to whoever has no key', async ({
  page,
  stage,
  candidate,
}) => {
  await candidate.page.goto(candidate.url)
  expect(candidate.page.url()).not.toContain(candidate.url.split('/').at(-1))
  await page.goto(`${stage.web}/interviews/${candidate.interviewId}`)
  expect(page.url()).toContain('/desk/sign-in')
})
