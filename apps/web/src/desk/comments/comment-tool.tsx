'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { isTyping } from '../transcript/is-typing.ts'
import { showQuotes } from './show-quotes.ts'
import { sendComment, takeBackComment } from './send-comment.ts'

type Meant = {
  readonly attemptId: string
  readonly itemId: string
  readonly quote: readonly [number, number] | null
  readonly text: string
}

/** Marks and comments of a transcript: what is selected is meant, or else the whole item. `c` comments on the item that has the focus. */
export function CommentTool({ interviewId, quotes }: { readonly interviewId: string; readonly quotes: number }) {
  const router = useRouter()
  const [meant, setMeant] = useState<Meant | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  useEffect(() => showQuotes(), [quotes])
  useEffect(() => {
    const begin = (item: HTMLElement): void => {
      setFault('')
      setMeant(meantBy(item))
    }
    const onClick = ({ target }: MouseEvent): void => {
      if (!(target instanceof Element)) return
      const item = target.closest('[data-comment]')?.closest<HTMLElement>('[data-item]')
      if (item) begin(item)
      const commentId = target.closest<HTMLElement>('[data-remove-comment]')?.dataset['removeComment']
      if (commentId)
        void takeBackComment(interviewId, commentId).then((why) => (why ? setFault(why) : router.refresh()))
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'c' || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      const from = getSelection()?.anchorNode?.parentElement?.closest<HTMLElement>('[data-item]')
      const item = from ?? document.activeElement?.closest<HTMLElement>('[data-item]')
      if (!item) return
      event.preventDefault()
      begin(item)
    }
    document.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
    }
  }, [interviewId, router])
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!meant) return
    const { attemptId, itemId, quote } = meant
    const body = String(new FormData(event.currentTarget).get('body'))
    setBusy(true)
    const why = await sendComment(interviewId, { attemptId, itemId, quote, body })
    setBusy(false)
    if (why) return setFault(why)
    setMeant(null)
    router.refresh()
  }
  return (
    <Dialog open={meant !== null} title="Comment" onClose={() => setMeant(null)}>
      <form onSubmit={(event) => void submit(event)}>
        <blockquote className="mt-3 line-clamp-4 border-l-2 border-rule pl-3 font-serif text-body text-soft">
          {meant?.text}
        </blockquote>
        <textarea
          name="body"
          rows={4}
          maxLength={4000}
          key={meant?.itemId}
          aria-label="Comment"
          placeholder="What you think of it. Empty, it is only marked."
          className="mt-4 w-full rounded-soft border border-edge bg-paper p-3 text-body placeholder:text-faint"
        />
        {fault && (
          <p role="alert" className="mt-2 text-note text-red">
            {fault}
          </p>
        )}
        <div className="mt-4 flex justify-end gap-2">
          <Button kind="plain" size="medium" onClick={() => setMeant(null)}>
            Cancel
          </Button>
          <Button type="submit" size="medium" disabled={busy}>
            Keep
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The item, and of it what is selected, where the selection is inside its words. */
function meantBy(item: HTMLElement): Meant | null {
  const attemptId = item.closest<HTMLElement>('[data-attempt-section]')?.dataset['attemptSection']
  const words = item.querySelector('p')?.firstChild
  const itemId = item.dataset['item']
  if (!attemptId || !itemId) return null
  const all = words?.textContent ?? ''
  const selection = getSelection()
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
  const inside = range && !range.collapsed && range.startContainer === words && range.endContainer === words
  if (!inside) return { attemptId, itemId, quote: null, text: all }
  const quote = [range.startOffset, range.endOffset] as const
  return { attemptId, itemId, quote, text: all.slice(...quote) }
}
