import { askNext, type Asking, mayComplete, noteAnswer, openQuestion, type Plan, type Progress } from '@candor/shared'

/** Holds how far this interview is and tells whoever listens of each change, so that it is stored and shown. */
export type AgendaKeeper = {
  readonly open: () => Asking | null
  readonly next: () => ReturnType<typeof askNext>
  readonly answered: () => void
  readonly mayComplete: () => boolean
  readonly progress: () => Progress
}

export function keepAgenda(plan: Plan, from: Progress, onChange: (progress: Progress) => void): AgendaKeeper {
  let progress = from
  const move = (to: Progress): void => {
    if (to === progress) return
    progress = to
    onChange(progress)
  }
  return {
    open: () => openQuestion(plan, progress),
    next: () => {
      const asked = askNext(plan, progress)
      if (asked.ok) move(asked.progress)
      return asked
    },
    answered: () => move(noteAnswer(progress)),
    mayComplete: () => mayComplete(plan, progress),
    progress: () => progress,
  }
}
