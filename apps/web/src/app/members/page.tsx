import { memberRoles } from '@candor/shared'
import { listMembers } from '@candor/store'
import type { Metadata } from 'next'
import { Button } from '../../components/ui/button.tsx'
import { Field } from '../../components/ui/field.tsx'
import { SelectField } from '../../components/ui/select-field.tsx'
import { roleWords } from '../../desk/accounts/role-words.ts'
import { DeskFrame } from '../../desk/desk-frame.tsx'
import { requireDesk } from '../../server/desk-request.ts'

export const metadata: Metadata = { title: 'People' }

const refusals: Readonly<Record<string, string>> = {
  member_known: 'That address belongs to somebody here already. Change their role instead.',
  member_unknown: 'That person is not here any more. Nothing was changed.',
  last_owner: 'An organisation needs an owner. Make somebody else one first.',
}
const roleNames = { owner: 'Owner', recruiter: 'Recruiter', reviewer: 'Reviewer', auditor: 'Auditor' } as const

/** Who is here, in which role. Only owners come here. */
export default async function Members({ searchParams }: { readonly searchParams: Promise<{ refused?: string }> }) {
  const visitor = await requireDesk('/members', 'manage_members')
  const { refused } = await searchParams
  const members = await visitor.inDesk('manage_members', listMembers)
  const fault = refused === undefined ? undefined : refusals[refused]
  return (
    <DeskFrame>
      <h1 className="mb-6 text-lead font-semibold tracking-[-0.012em]">People of {visitor.organisationName}</h1>
      {fault && (
        <p role="alert" className="mb-5 text-note text-red">
          {fault}
        </p>
      )}
      <ul className="divide-y divide-rule border-y border-rule">
        {members.map(({ personId, name, email, role }) => (
          <li key={personId} className="flex min-h-12 flex-wrap items-center gap-x-6 gap-y-2 py-2">
            <p className="min-w-[12rem] flex-1 text-body [overflow-wrap:anywhere]">
              <span className="font-medium">{name}</span> <span className="text-soft">{email}</span>
              {personId === visitor.personId && <span className="text-faint"> (you)</span>}
            </p>
            <form method="post" action="/api/desk/members" className="flex items-center gap-2">
              <input type="hidden" name="personId" value={personId} />
              <select
                name="role"
                defaultValue={role}
                aria-label={`Role of ${name}`}
                className="h-8 rounded-soft border border-edge bg-raised px-2 text-note"
              >
                {memberRoles.map((one) => (
                  <option key={one} value={one}>
                    {roleNames[one]}
                  </option>
                ))}
              </select>
              <Button
                type="submit"
                name="deed"
                value="change"
                kind="plain"
                size="small"
                aria-label={`Change the role of ${name}`}
              >
                Change
              </Button>
              <Button type="submit" name="deed" value="remove" kind="plain" size="small" aria-label={`Remove ${name}`}>
                Remove
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <section className="mt-10 max-w-[40rem]">
        <h2 className="mb-3 text-body font-semibold">Add somebody</h2>
        <form method="post" action="/api/desk/members" className="grid gap-4 sm:grid-cols-2">
          <Field id="name" name="name" label="Name" required maxLength={80} autoComplete="off" />
          <Field id="email" name="email" label="E-mail" type="email" required maxLength={200} autoComplete="off" />
          <SelectField id="role" name="role" label="Role" defaultValue="recruiter">
            {memberRoles.map((one) => (
              <option key={one} value={one}>
                {roleNames[one]}: {roleWords[one].means}
              </option>
            ))}
          </SelectField>
          <Button type="submit" name="deed" value="add" size="medium" className="self-end justify-self-start">
            Add
          </Button>
        </form>
        <p className="mt-3 text-note text-faint">They sign in with their address, by a code that is mailed to them.</p>
      </section>
    </DeskFrame>
  )
}
