'use client'

import { Button } from '../components/ui/button.tsx'
import { Dialog } from '../components/ui/dialog.tsx'
import { useWords } from './messages/use-words.ts'

const keys = [
  ['M', 'room.keys.m'],
  ['T', 'room.keys.t'],
  ['R', 'room.keys.r'],
  ['?', 'room.keys.help'],
] as const

/** What one can do in the room, and how. */
export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords()
  return (
    <Dialog open={open} title={words('room.help')} onClose={onClose}>
      <div className="mt-4 space-y-3 text-body text-soft">
        <p>{words('room.helpAnswer')}</p>
        <p>{words('room.helpNeeds')}</p>
        <p>{words('room.helpBreaks')}</p>
      </div>
      <dl className="mt-6 grid max-sm:hidden grid-cols-[2.5rem_1fr] gap-y-2 border-t border-rule pt-5 text-body">
        {keys.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-[4px] border border-rule px-1.5 font-sans text-note text-soft">{key}</kbd>
            </dt>
            <dd>{words(what)}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-7 flex justify-end">
        <Button kind="quiet" size="medium" onClick={onClose}>
          {words('room.close')}
        </Button>
      </div>
    </Dialog>
  )
}
