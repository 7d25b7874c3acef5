'use client'

import { useState } from 'react'
import { useLocale } from 'use-intl/react'
import { Button } from '../../components/ui/button.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { useWords } from '../messages/use-words.ts'

type DeletionProps = {
  readonly askedAt: number | null
  readonly company: string
  /** False where our server did not answer. */
  readonly onAsk: (ask: boolean) => Promise<boolean>
}

/** Asks for everything to be deleted, after asking whether that is meant; it can be taken back. */
export function Deletion({ askedAt, company, onAsk }: DeletionProps) {
  const words = useWords()
  const language = useLocale()
  const [open, setOpen] = useState(false)
  const [failed, setFailed] = useState(false)
  const ask = async (wish: boolean) => {
    const noted = await onAsk(wish)
    setFailed(!noted)
    if (noted) setOpen(false)
  }
  const told = failed && (
    <p role="alert" className="mt-3 text-body text-red">
      {words('after.failed')}
    </p>
  )
  if (askedAt !== null) {
    const when = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(askedAt)
    return (
      <>
        <p role="status" className="text-large text-soft">
          {words('after.deleteAsked', { when, company })}
        </p>
        <Button kind="quiet" size="medium" className="mt-4" onClick={() => void ask(false)}>
          {words('after.deleteTakeBack')}
        </Button>
        {told}
      </>
    )
  }
  return (
    <>
      <p className="text-large text-soft">{words('after.deleteText')}</p>
      <Button kind="quiet" size="medium" className="mt-4" onClick={() => setOpen(true)}>
        {words('after.delete')}
      </Button>
      <Dialog open={open} title={words('after.deleteSure')} onClose={() => setOpen(false)}>
        <p className="mt-3 text-large text-soft">{words('after.deleteText')}</p>
        {told}
        <div className="mt-8 flex flex-wrap justify-end gap-3">
          <Button kind="quiet" size="medium" onClick={() => setOpen(false)}>
            {words('after.deleteNo')}
          </Button>
          <Button kind="loss" size="medium" onClick={() => void ask(true)}>
            {words('after.deleteYes')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
