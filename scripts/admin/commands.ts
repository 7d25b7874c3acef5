import { text } from 'node:stream/consumers'
import type { Db } from '@candor/drizzle'
import { firstOrganisationId, type MemberRole, memberRoles, seconds, within } from '@candor/shared'
import { StackProblem } from '@candor/stack'
import { createMember, createOrganisation, hashPassword, listEverybody, shortestPassword } from '@candor/store'

type Wish = {
  readonly email?: string | undefined
  readonly name?: string | undefined
  readonly role?: string | undefined
  readonly organisation?: string | undefined
  readonly operator?: boolean | undefined
  readonly 'password-stdin'?: boolean | undefined
}

/** Makes somebody a member. @throws StackProblem where something is missing, unknown or there already. */
export async function addMember(db: Db, wish: Wish): Promise<string[]> {
  const { email, role, organisation = firstOrganisationId, operator = false } = wish
  if (!email || !/^[^\s@]+@[^\s@]+$/.test(email))
    throw new StackProblem('options', '--email must be an address: ada@example.org')
  if (!memberRoles.includes(role as MemberRole))
    throw new StackProblem('options', `--role must be one of ${memberRoles.join(', ')}`)
  const password = wish['password-stdin'] ? await readPassword() : undefined
  const made = await createMember(db, {
    organisationId: organisation,
    email,
    name: wish.name?.trim() || email.replace(/@.*/, ''),
    role: role as MemberRole,
    operator,
    passwordHash: password === undefined ? undefined : await hashPassword(password),
  })
  if (made.ok)
    return [
      `${email} is ${role} of ${organisation}.`,
      ...(made.value.known && password ? ['The address was known already, so its password stays as it was.'] : []),
      ...(made.value.known && operator
        ? ['The address was known already: whether it is an operator stays as it was.']
        : []),
      ...(password ? [] : ['They sign in by a code that is mailed to them.']),
    ]
  if (made.refusal === 'member_known')
    throw new StackProblem('options', `${email} is a member of ${organisation} already`)
  throw new StackProblem('options', `there is no organisation ${organisation}: npm run admin -- list shows them`)
}

/** Makes an organisation and says its id. */
export async function addOrganisation(db: Db, { name }: Wish): Promise<string[]> {
  if (!name?.trim() || name.length > 120) throw new StackProblem('options', '--name must have 1 to 120 letters')
  const { organisationId } = await createOrganisation(db, { name: name.trim() })
  return [`${name.trim()} is ${organisationId}.`]
}

/** Everybody, one per line. */
export async function listPeople(db: Db): Promise<string[]> {
  const everybody = await listEverybody(db)
  return everybody.map(({ organisationId, organisationName, email, role, operator }) =>
    [organisationId, organisationName, email ?? 'nobody yet', role ?? '', operator ? 'operator' : '']
      .join('\t')
      .trimEnd(),
  )
}

async function readPassword(): Promise<string> {
  const given = (await within(seconds(60), 'read the password', () => text(process.stdin))).replace(/\r?\n$/, '')
  if (given.length < shortestPassword)
    throw new StackProblem('options', `a password has at least ${shortestPassword} letters`)
  return given
}
