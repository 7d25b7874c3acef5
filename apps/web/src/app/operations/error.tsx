'use client'

import { Button } from '../../components/ui/button.tsx'
import { DeskShell } from '../../desk/desk-shell.tsx'

/** Whoever looks here wants to know what is wrong: the likeliest cause is said, and where to look next. */
export default function OperationsError({ retry }: { retry: () => void }) {
  return (
    <DeskShell>
      <h1 className="mb-6 text-lead font-semibold tracking-[-0.012em]">Operations</h1>
      <div role="alert" className="border-y border-rule py-16">
        <p className="font-serif text-lead">The database did not answer.</p>
        <p className="mt-2 mb-6 max-w-[34rem] text-body text-soft">
          How interviews stand cannot be told without it. Those under way go on, and their words are kept by the workers
          until it is back. Look whether PostgreSQL runs and can be reached from here; the log of the web app has the
          reason.
        </p>
        <Button size="medium" onClick={retry}>
          Try again
        </Button>
      </div>
    </DeskShell>
  )
}
