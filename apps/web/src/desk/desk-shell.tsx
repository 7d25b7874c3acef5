import Link from 'next/link'
import type { ReactNode } from 'react'
import { Mark } from '../components/mark.tsx'

type Shell = {
  readonly home?: string
  readonly nav?: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** The desk: a low bar above, and the whole width below. Without `nav` it is the bare bar of a page that could not be read. */
export function DeskShell({ home = '/interviews', nav, aside, children }: Shell) {
  return (
    <div className="min-h-dvh">
      <header className="border-b border-rule print:hidden">
        <div className="mx-auto flex min-h-12 max-w-[78rem] flex-wrap items-center justify-between gap-x-3 px-5 sm:gap-x-6 sm:px-8">
          <Link href={home} aria-label="Candor, the beginning of the desk">
            <Mark />
          </Link>
          <nav
            aria-label="Desk"
            className="flex min-w-0 flex-1 max-sm:order-last max-sm:-mx-2 max-sm:basis-full max-sm:overflow-x-auto max-sm:pb-1"
          >
            {nav}
          </nav>
          {aside}
        </div>
      </header>
      <main className="mx-auto max-w-[78rem] px-5 py-8 sm:px-8">{children}</main>
    </div>
  )
}
