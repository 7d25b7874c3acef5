import Link from 'next/link'
import type { Visitor } from '../../server/accounts/visitor.ts'

const tabs = [
  { path: '/interviews', name: 'All', deed: 'read_interviews' },
  { path: '/interviews/live', name: 'Live', deed: 'lead_interviews' },
  { path: '/interviews/search', name: 'Search', deed: 'read_interviews' },
  { path: '/interviews/figures', name: 'Figures', deed: 'lead_interviews' },
] as const

type TabsProps = { readonly visitor: Visitor; readonly here: (typeof tabs)[number]['path'] }

/** The ways to look at interviews. */
export function InterviewsTabs({ visitor, here }: TabsProps) {
  return (
    <nav aria-label="Interviews" className="mb-6 flex gap-5 border-b border-rule text-body">
      {tabs
        .filter(({ deed }) => visitor.may(deed))
        .map(({ path, name }) => (
          <Link
            key={path}
            href={path}
            aria-current={path === here ? 'page' : undefined}
            className="-mb-px border-b-2 border-transparent py-2 font-medium text-soft hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
          >
            {name}
          </Link>
        ))}
    </nav>
  )
}
