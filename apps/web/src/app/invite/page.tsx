import { listTemplates } from '@candor/store'
import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonClass } from '../../components/ui/button.tsx'
import { DeskFrame } from '../../desk/desk-frame.tsx'
import { InviteMany } from '../../desk/inviting/invite-many.tsx'
import { requireDesk } from '../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Invite people' }

type Search = { readonly searchParams: Promise<{ template?: string }> }

export default async function Invite({ searchParams }: Search) {
  const visitor = await requireDesk('/invite', 'invite')
  const { template } = await searchParams
  const rows = await visitor.inDesk('invite', (desk) => listTemplates(desk, { limit: 500 }))
  const templates = rows.flatMap(({ templateId, title, version, archivedAt }) =>
    version !== null && archivedAt === null ? [{ templateId, title }] : [],
  )
  return (
    <DeskFrame>
      <h1 className="mb-6 text-lead font-semibold tracking-[-0.012em]">Invite people</h1>
      {templates.length === 0 ? (
        <div className="border-y border-rule py-16">
          <p className="font-serif text-lead">There is nothing to invite to yet.</p>
          <p className="mt-2 mb-5 max-w-[34rem] text-body text-soft">
            Publish a template first; then its version can be put to people.
          </p>
          <Link href="/templates" className={buttonClass({ size: 'medium' })}>
            To the templates
          </Link>
        </div>
      ) : (
        <InviteMany templates={templates} chosen={template} />
      )}
    </DeskFrame>
  )
}
