import type { DeskDeed } from '@candor/shared'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '../components/ui/button.tsx'
import { readVisitor, type Visitor } from '../server/accounts/visitor.ts'
import { homeOf } from '../server/desk-request.ts'
import { DeskShell } from './desk-shell.tsx'

/** What stands in the bar, for whom. */
const places: readonly { readonly path: string; readonly name: string; readonly deed: DeskDeed | 'operate' }[] = [
  { path: '/interviews', name: 'Interviews', deed: 'read_interviews' },
  { path: '/templates', name: 'Templates', deed: 'write_templates' },
  { path: '/members', name: 'People', deed: 'manage_members' },
  { path: '/audit', name: 'Log', deed: 'read_audit' },
  { path: '/operations', name: 'Operations', deed: 'operate' },
]

/** A page of the desk, with the places that its visitor may go to. */
export async function DeskFrame({ children }: { readonly children: ReactNode }) {
  const visitor = await readVisitor()
  if (visitor === null || visitor === 'nowhere') return <DeskShell>{children}</DeskShell>
  const open = places.filter(({ deed }) => (deed === 'operate' ? visitor.operator : visitor.may(deed)))
  const nav = open.map(({ path, name }) => (
    <Link key={path} href={path} className="rounded-soft px-2 py-1 text-note font-medium text-soft hover:text-ink">
      {name}
    </Link>
  ))
  return (
    <DeskShell home={homeOf(visitor.role)} nav={nav} aside={<Who {...visitor} />}>
      {children}
    </DeskShell>
  )
}

function Who({ name, organisationName, memberships }: Visitor) {
  return (
    <div className="flex items-center gap-1">
      <Link
        href="/account"
        className="max-w-[16rem] truncate rounded-soft px-2 py-1 text-note text-soft hover:text-ink"
        title={`${name}, ${organisationName}`}
      >
        {memberships.length > 1 ? `${organisationName} · ${name}` : name}
      </Link>
      <form method="post" action="/api/desk/sign-out">
        <button type="submit" className={`whitespace-nowrap ${buttonClass({ kind: 'plain', size: 'small' })}`}>
          Sign out
        </button>
      </form>
    </div>
  )
}
