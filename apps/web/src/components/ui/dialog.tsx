'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'

type DialogProps = {
  readonly open: boolean
  readonly title: string
  readonly children: ReactNode
  readonly onClose: () => void
}

/** A question that must be answered first. The browser's own dialog: it keeps the focus inside, and Escape closes it. */
export function Dialog({ open, title, children, onClose }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    if (open && !dialog?.open) dialog?.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-[min(30rem,calc(100vw-2.5rem))] rounded-soft border border-rule bg-raised p-6 text-ink shadow-float open:appear sm:p-8"
    >
      <h2 id={titleId} className="font-serif text-lead font-medium">
        {title}
      </h2>
      {children}
    </dialog>
  )
}
