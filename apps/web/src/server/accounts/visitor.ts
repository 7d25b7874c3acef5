import { type DeskDeed, may, type MemberRole, seconds, within } from '@candor/shared'
import { asMember, type Desk, listMemberships, type Membership } from '@candor/store'
import { headers } from 'next/headers'
import { cache } from 'react'
import { parts } from '../parts.ts'
import { auth } from './auth.ts'

/** Somebody signed in, in the organisation that is open in their browser. */
export type Visitor = {
  readonly personId: string
  readonly name: string
  readonly email: string
  /** May see how the whole installation stands. */
  readonly operator: boolean
  readonly signInId: string
  readonly organisationId: string
  readonly organisationName: string
  readonly timeZone: string
  readonly role: MemberRole
  readonly memberships: readonly Membership[]
  readonly may: (deed: DeskDeed) => boolean
  /** Does one piece of work in their organisation, within a limit. @throws NotAllowed, TookTooLong. */
  readonly inDesk: <Done>(deed: DeskDeed, work: (desk: Desk) => Promise<Done>, limitMs?: number) => Promise<Done>
}

/** Who asks, once per request: null for whoever is not signed in, `nowhere` for whoever belongs to no organisation. */
export const readVisitor = cache(async (): Promise<Visitor | 'nowhere' | null> => {
  const { db } = parts()
  const asked = await headers()
  const found = await within(seconds(5), 'read session', () => auth().api.getSession({ headers: asked }))
  if (!found) return null
  const { user, session } = found
  const memberships = await within(seconds(5), 'read memberships', () => listMemberships(db, { personId: user.id }))
  const here = memberships.find(({ organisationId }) => organisationId === session.organisationId) ?? memberships[0]
  if (!here) return 'nowhere'
  const { organisationId, role } = here
  return {
    personId: user.id,
    name: user.name,
    email: user.email,
    operator: user.operator,
    signInId: session.id,
    ...here,
    memberships,
    may: (deed) => may(role, deed),
    inDesk: (deed, work, limitMs = seconds(5)) =>
      within(limitMs, deed, () => asMember(db, { organisationId, personId: user.id, deed }, work)),
  }
})
