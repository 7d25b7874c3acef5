import Link from 'next/link'
import type { ReactNode } from 'react'
import { Mark } from '../components/mark.tsx'
import { buttonClass } from '../components/ui/button.tsx'

/** The desk: a low bar above, and the whole width below. */
export function DeskFrame({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh">
      <header className="border-b border-rule">
        <div className="mx-auto flex h-12 max-w-[78rem] items-center gap-3 px-5 sm:gap-6 sm:px-8">
          <Link href="/interviews" aria-label="Candor, all interviews">
            <Mark />
          </Link>
          <nav aria-label="Desk" className="flex-1 whitespace-nowrap">
            {[
              ['/interviews', 'Interviews'],
              ['/operations', 'Operations'],
            ].map(([path = '', name]) => (
              <Link
                key={path}
                href={path}
                className="rounded-soft px-2 py-1 text-note font-medium text-soft hover:text-ink"
              >
                {name}
              </Link>
            ))}
          </nav>
          <form method="post" action="/api/desk/sign-out">
            <button type="submit" className={`whitespace-nowrap ${buttonClass({ kind: 'plain', size: 'small' })}`}>
              Sign out
            </button>
          </form>
        </div>
      </header>
      <main className="mx-auto max-w-[78rem] px-5 py-8 sm:px-8">{children}</main>
    </div>
  )
}
