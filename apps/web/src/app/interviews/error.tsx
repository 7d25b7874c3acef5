'use client'

import { Button } from '../../components/ui/button.tsx'
import { DeskShell } from '../../desk/desk-shell.tsx'

/** What is on these pages is in the database, and the likeliest cause is that it did not answer. */
export default function InterviewsError({ retry }: { retry: () => void }) {
  return (
    <DeskShell>
      <div role="alert" className="border-y border-rule py-16">
        <p className="font-serif text-lead">The interviews could not be read.</p>
        <p className="mt-2 mb-6 max-w-[34rem] text-body text-soft">
          The database did not answer in time. Interviews under way go on and every word is kept. Try again in a few
          seconds.
        </p>
        <Button size="medium" onClick={retry}>
          Try again
        </Button>
      </div>
    </DeskShell>
  )
}
