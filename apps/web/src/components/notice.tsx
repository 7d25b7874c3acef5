import type { ReactNode } from 'react'

type NoticeProps = { readonly title: string; readonly children: ReactNode; readonly action?: ReactNode }

/** A page that has one thing to say: what happened, what it means, what to do. */
export function Notice({ title, children, action }: NoticeProps) {
  return (
    <>
      <h1 tabIndex={-1} className="font-serif text-title font-medium outline-none sm:text-display">
        {title}
      </h1>
      <div className="mt-6 space-y-4 text-large text-soft">{children}</div>
      {action && <div className="mt-10 flex flex-wrap gap-3">{action}</div>}
    </>
  )
}
