import { seconds, within } from '@candor/shared'
import { listSignIns } from '@candor/store'
import type { Metadata } from 'next'
import { Button } from '../../components/ui/button.tsx'
import { browserWords } from '../../desk/accounts/browser-words.ts'
import { roleWords } from '../../desk/accounts/role-words.ts'
import { DeskFrame } from '../../desk/desk-frame.tsx'
import { age } from '../../desk/time-words.ts'
import { requireVisitor } from '../../server/desk-request.ts'
import { parts } from '../../server/parts.ts'

export const metadata: Metadata = { title: 'Your account' }

const ago = (ms: number): string => (ms < 60_000 ? 'just now' : `${age(ms)} ago`)

/** Who one is here, in which organisations, and where one is signed in. */
export default async function Account() {
  const visitor = await requireVisitor('/account')
  const { personId, signInId } = visitor
  const signIns = await within(seconds(5), 'list sign-ins', () => listSignIns(parts().db, { personId }))
  const now = Date.now()
  const row = 'flex min-h-12 flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2 text-body'
  return (
    <DeskFrame>
      <h1 className="text-lead font-semibold tracking-[-0.012em]">{visitor.name}</h1>
      <p className="mt-1 text-body text-soft">{visitor.email}</p>
      <section className="mt-10 max-w-[48rem]">
        <h2 className="mb-2 text-body font-semibold">Organisations</h2>
        <ul className="divide-y divide-rule border-y border-rule">
          {visitor.memberships.map(({ organisationId, organisationName, role }) => (
            <li key={organisationId} className={row}>
              <span>
                {organisationName} <span className="text-soft">as {roleWords[role].name}</span>
              </span>
              {organisationId === visitor.organisationId ? (
                <span className="text-note text-faint">open</span>
              ) : (
                <form method="post" action="/api/desk/account">
                  <input type="hidden" name="organisationId" value={organisationId} />
                  <Button type="submit" name="deed" value="open" kind="quiet" size="small">
                    Open {organisationName}
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="mt-10 max-w-[48rem]">
        <h2 className="mb-2 text-body font-semibold">Where you are signed in</h2>
        <ul className="divide-y divide-rule border-y border-rule">
          {signIns.map(({ id, createdAt, ipAddress, userAgent }) => (
            <li key={id} className={row}>
              <span>
                {browserWords(userAgent)}
                <span className="text-soft">
                  {ipAddress && `, ${ipAddress}`}, {ago(now - createdAt)}
                </span>
              </span>
              {id === signInId ? (
                <span className="text-note text-faint">this browser</span>
              ) : (
                <form method="post" action="/api/desk/account">
                  <input type="hidden" name="signInId" value={id} />
                  <Button type="submit" name="deed" value="end" kind="plain" size="small">
                    Sign it out
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
        {signIns.length > 1 && (
          <form method="post" action="/api/desk/account" className="mt-4">
            <Button type="submit" name="deed" value="end-others" kind="quiet" size="small">
              Sign out everywhere else
            </Button>
          </form>
        )}
      </section>
    </DeskFrame>
  )
}
