import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'

type Frame = { readonly screen: string; readonly endReason?: string | undefined; readonly children: ReactNode }

/** The quiet page of the candidate's side: our name, and one column with one thing in it. */
export function CandidateFrame({ screen, endReason, children }: Frame) {
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr]">
      <header className="flex h-16 items-center px-5 sm:h-20 sm:px-10">
        <Mark />
      </header>
      <main data-screen={screen} data-end-reason={endReason} className="px-5 pt-8 pb-20 sm:px-10 sm:pt-[9vh] sm:pb-28">
        <div className="mx-auto w-full max-w-[41rem]">{children}</div>
      </main>
    </div>
  )
}
