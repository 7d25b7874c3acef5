'use client'

// oxlint-disable-next-line import/no-unassigned-import
import './globals.css'
import PageError from './error.tsx'

/** The last page that can be shown: even the layout failed. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body className="min-h-dvh text-body">
        <PageError retry={retry} />
      </body>
    </html>
  )
}
