'use client'

import { useState } from 'react'
import { Button } from '../components/ui/button.tsx'
import { Dialog } from '../components/ui/dialog.tsx'

type LeaveProps = {
  readonly open: boolean
  readonly onStay: () => void
  readonly onLeave: () => Promise<boolean>
}

/** Asks before an interview is ended for good. */
export function LeaveDialog({ open, onStay, onLeave }: LeaveProps) {
  const [state, setState] = useState<'asking' | 'leaving' | 'failed'>('asking')
  const leave = async () => {
    setState('leaving')
    if (!(await onLeave())) setState('failed')
  }
  return (
    <Dialog open={open} title="Leave the interview?" onClose={onStay}>
      <p className="mt-3 text-large text-soft">
        This ends it for good; what you said until now is kept. If you only need a moment, stay and take it: the
        interviewer waits.
      </p>
      {state === 'failed' && (
        <p role="alert" className="mt-3 text-body text-red">
          Our server did not answer, so nothing has changed. Try again, or close this page.
        </p>
      )}
      <div className="mt-8 flex flex-wrap justify-end gap-3">
        <Button kind="quiet" size="medium" onClick={onStay}>
          Stay
        </Button>
        <Button kind="loss" size="medium" disabled={state === 'leaving'} onClick={() => void leave()}>
          End the interview
        </Button>
      </div>
    </Dialog>
  )
}
