'use client'

import { useState } from 'react'
import { Button } from '../components/ui/button.tsx'
import { Dialog } from '../components/ui/dialog.tsx'
import { useWords } from './messages/use-words.ts'

type LeaveProps = {
  readonly open: boolean
  readonly onStay: () => void
  readonly onLeave: () => Promise<boolean>
}

/** Asks before an interview is ended for good. */
export function LeaveDialog({ open, onStay, onLeave }: LeaveProps) {
  const words = useWords()
  const [state, setState] = useState<'asking' | 'leaving' | 'failed'>('asking')
  const leave = async () => {
    setState('leaving')
    if (!(await onLeave())) setState('failed')
  }
  return (
    <Dialog open={open} title={words('room.leaving.title')} onClose={onStay}>
      <p className="mt-3 text-large text-soft">{words('room.leaving.text')}</p>
      {state === 'failed' && (
        <p role="alert" className="mt-3 text-body text-red">
          {words('room.leaving.failed')}
        </p>
      )}
      <div className="mt-8 flex flex-wrap justify-end gap-3">
        <Button kind="quiet" size="medium" onClick={onStay}>
          {words('room.leaving.stay')}
        </Button>
        <Button kind="loss" size="medium" disabled={state === 'leaving'} onClick={() => void leave()}>
          {words('room.leaving.end')}
        </Button>
      </div>
    </Dialog>
  )
}
