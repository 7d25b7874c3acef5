import type { Due, EndReason } from '@candor/shared'
import { voice } from '@livekit/agents'
import type { AgendaKeeper } from './agenda-keeper.ts'
import type { EndWish } from './end-wish.ts'

type Scene = {
  readonly session: Pick<voice.AgentSession, 'on'>
  readonly agenda: Pick<AgendaKeeper, 'open' | 'next' | 'isPut' | 'due' | 'progress' | 'mayComplete'>
  readonly endWish: Pick<EndWish, 'stage'>
  readonly ending: () => boolean
  readonly candidateIsHere: () => boolean
  readonly say: (text: string) => void
  readonly end: (reason: Extract<EndReason, 'completed' | 'candidate_ended'>) => void
  readonly onLed?: Led
}

/** `not_said`: a question the model was given and did not say. `not_moved`: it neither moved on nor ended when that was due. */
export type Led = (words: string, why: 'not_said' | 'not_moved') => void

/** A model that has not done what is due gets so many replies more before it is done without it. */
const mostReplies = 2

/**
 * What the agenda asks for happens also with a model that does not do it: a question that the model was given and did not say is said word
 * for word, after two replies that neither moved on nor ended the interview does, and so it does after a yes to its end. Judged when a reply is over and nobody
 * interrupted it: who interrupts gets another reply.
 */
export function leadOn({ session, agenda, endWish, ending, candidateIsHere, say, end, onLed }: Scene): void {
  let idle = 0
  const openId = (): string | undefined => agenda.open()?.question.id

  const afterReply = (before: string | undefined, due: Due): void => {
    if (ending() || !candidateIsHere()) return
    const open = agenda.open()
    if (endWish.stage() === 'confirmed') {
      onLed?.('', 'not_moved')
      return end('candidate_ended')
    }
    // The candidate has just been asked whether to end: a question on top of it would take that back.
    if (endWish.stage() === 'asked') return
    if (open && !agenda.isPut() && !agenda.progress().answered) {
      onLed?.(open.question.text, 'not_said')
      return say(open.question.text)
    }
    idle = openId() === before && (due === 'ask' || due === 'end') ? idle + 1 : 0
    if (idle < mostReplies) return
    idle = 0
    onLed?.(open?.question.text ?? '', 'not_moved')
    if (due === 'end' && agenda.mayComplete()) return end('completed')
    const asked = agenda.next()
    if (asked.ok) say(asked.asking.question.text)
    else if (asked.refusal === 'none_left' && agenda.mayComplete()) end('completed')
  }
  session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ source, speechHandle }) => {
    if (source !== 'generate_reply') return
    const before = openId()
    speechHandle.addDoneCallback(({ interrupted }) => {
      if (!interrupted) afterReply(before, agenda.due())
    })
  })
}
