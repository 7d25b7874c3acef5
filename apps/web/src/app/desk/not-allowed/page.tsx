import { type DeskDeed, rolesThatMay } from '@candor/shared'
import type { Metadata } from 'next'
import Link from 'next/link'
import { CandidateFrame } from '../../../components/candidate-frame.tsx'
import { buttonClass } from '../../../components/ui/button.tsx'
import { roleWords } from '../../../desk/accounts/role-words.ts'
import { readVisitor } from '../../../server/accounts/visitor.ts'
import { homeOf } from '../../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Not yours to see' }

/** Says what is missing and who can help, and offers a way out. */
export default async function NotAllowed({ searchParams }: { searchParams: Promise<{ deed?: string }> }) {
  const { deed = '' } = await searchParams
  const visitor = await readVisitor()
  const inside = visitor !== null && visitor !== 'nowhere'
  return (
    <CandidateFrame screen="not-allowed">
      <h1 className="font-serif text-title font-medium">This page is not open to you.</h1>
      <p className="mt-3 max-w-[32rem] text-body text-soft">
        {inside ? whyNot(deed, roleWords[visitor.role].name, visitor.organisationName) : nowhere}
      </p>
      <div className="mt-8 flex flex-wrap gap-3">
        {inside && (
          <Link href={homeOf(visitor.role)} className={buttonClass({ size: 'medium' })}>
            Back to the desk
          </Link>
        )}
        <form method="post" action="/api/desk/sign-out">
          <button type="submit" className={buttonClass({ kind: 'quiet', size: 'medium' })}>
            Sign in as somebody else
          </button>
        </form>
      </div>
    </CandidateFrame>
  )
}

const nowhere = 'You are signed in, and belong to no organisation. Ask an owner of yours to add your address.'

function whyNot(deed: string, role: string, organisation: string): string {
  if (deed === 'operate') return 'It shows the whole installation, and is for those who look after it.'
  const roles = deed in rolesThatMay ? rolesThatMay[deed as DeskDeed].map((one) => roleWords[one].plural) : []
  const who = roles.length > 0 ? ` It is for ${roles.join(' and ')}.` : ''
  return `You are ${role} in ${organisation}.${who} An owner can give you another role.`
}
