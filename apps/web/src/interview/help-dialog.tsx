'use client'

import { Button } from '../components/ui/button.tsx'
import { Dialog } from '../components/ui/dialog.tsx'

const keys = [
  ['M', 'Mute or unmute your microphone'],
  ['T', 'Type an answer'],
  ['R', 'Hear the question again'],
  ['?', 'This help'],
] as const

/** What one can do in the room, and how. */
export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} title="Help" onClose={onClose}>
      <div className="mt-4 space-y-3 text-body text-soft">
        <p>Answer in your own words. The interviewer waits until you have finished a sentence and goes on by itself.</p>
        <p>
          If you are not understood, say it again or type it. If you need time, press One moment: nobody speaks and your
          microphone is off until you go on.
        </p>
        <p>If the connection breaks, stay here or open your link again. Nothing you said is lost.</p>
      </div>
      <dl className="mt-6 grid max-sm:hidden grid-cols-[2.5rem_1fr] gap-y-2 border-t border-rule pt-5 text-body">
        {keys.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-[4px] border border-rule px-1.5 font-sans text-note text-soft">{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-7 flex justify-end">
        <Button kind="quiet" size="medium" onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  )
}
