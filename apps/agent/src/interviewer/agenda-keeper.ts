import {
  askNext,
  type Asking,
  type Due,
  mayComplete,
  noteTurn,
  openQuestion,
  passOver,
  type Plan,
  type Progress,
  whatIsDue,
} from '@candor/shared'
import { type Clock, wallClock } from '../care/clock.ts'
import { readWish } from '../care/read-wish.ts'
import { isPut } from './is-put.ts'

/** Holds how far this interview is and tells whoever listens of each change, so that it is stored and shown. */
export type AgendaKeeper = {
  readonly open: () => Asking | null
  readonly next: () => ReturnType<typeof askNext>
  /** The candidate has had the word. Who types has read the question on the page, also where it was not said yet. */
  readonly candidateSaid: (text: string, how?: 'spoken' | 'typed') => void
  /** The interviewer has said this to its end, or until it was interrupted. */
  readonly interviewerSaid: (text: string, interrupted: boolean) => void
  /** Whether the open question has been said aloud, as it is written. */
  readonly isPut: () => boolean
  /** What has to be done, also where the turn that is being answered has not been told yet. */
  readonly due: (turn?: string) => Due
  readonly mayComplete: () => boolean
  readonly progress: () => Progress
  /** Time that the candidate is away is not spent on a question. */
  readonly candidateIs: (presence: 'here' | 'gone') => void
}

type Scene = {
  readonly onChange: (progress: Progress) => void
  /** What is left until the interview ends by itself, milliseconds; Infinity where nobody knows. */
  readonly leftMs?: () => number
  readonly clock?: Clock
}

export function keepAgenda(
  plan: Plan,
  from: Progress,
  { onChange, leftMs = () => Infinity, clock = wallClock }: Scene,
): AgendaKeeper {
  let progress = from
  let since: number | null = clock.now()
  /** An interviewer begins by saying the open question itself. */
  let put = true
  /** The interviewer has said something since the candidate's turn before: a turn is a new answer only then. */
  let replied = true
  let lastTurn: string | null = null

  const move = (to: Progress): void => {
    if (to === progress) return
    progress = to
    onChange(progress)
  }
  const turnAt = (text: string, how: 'spoken' | 'typed' = 'spoken'): Parameters<typeof noteTurn>[1] => ({
    kind: (put || how === 'typed') && readWish(text) === null ? 'answer' : 'aside',
    again: !replied,
    spentMs: since === null ? 0 : clock.now() - since,
  })
  return {
    open: () => openQuestion(plan, progress),
    next: () => {
      if (progress.answered) move(passOver(plan, progress, leftMs()))
      const asked = askNext(plan, progress)
      if (!asked.ok) return asked
      put = false
      since = clock.now()
      move(asked.progress)
      return asked
    },
    candidateSaid: (text, how) => {
      move(noteTurn(progress, turnAt(text, how)))
      if (since !== null) since = clock.now()
      replied = false
      lastTurn = text
    },
    interviewerSaid: (text, interrupted) => {
      const open = openQuestion(plan, progress)
      if (open) put ||= isPut(open.question.text, text)
      replied ||= !interrupted
    },
    isPut: () => put,
    due: (turn) => {
      const ahead = turn !== undefined && turn !== lastTurn
      return whatIsDue(plan, ahead ? noteTurn(progress, turnAt(turn)) : progress, leftMs())
    },
    mayComplete: () => mayComplete(plan, progress),
    progress: () => progress,
    candidateIs: (presence) => {
      since = presence === 'here' ? clock.now() : null
    },
  }
}
