import { setTimeout as delay } from 'node:timers/promises'
import type { EndReason } from '@candor/shared'
import { type Attempt, beginClosing, readAttempt } from '@candor/store'
import { StackProblem } from '@candor/stack'
import type { Command } from './command.ts'
import { refusalOf } from './refusal-words.ts'
import { sayLength } from './say-length.ts'
import { whichAttempt } from './which-attempt.ts'
import type { World } from './world.ts'

const reasons = ['technical_failure', 'recruiter_ended', 'cancelled'] as const satisfies readonly EndReason[]
const lookEveryMs = 250
/** The goodbye's 20 s, the sweep's next turn, and the deletion of the room. */
const limitMs = 35_000

async function waitUntilOver({ askStore }: World, attemptId: string): Promise<Attempt> {
  const until = performance.now() + limitMs
  for (;;) {
    const found = await askStore((db) => readAttempt(db, { attemptId }))
    if (!found.ok) throw refusalOf(attemptId, found.refusal)
    const { state, roomGoneAt } = found.value
    if ((state === 'ended' && roomGoneAt !== null) || performance.now() > until) return found.value
    await delay(lookEveryMs)
  }
}

export const end: Command = {
  name: 'end',
  usage: `ID --reason ${reasons.join('|')}`,
  what: 'ends an attempt (of an interview, its newest) and waits until its room is gone',
  takesId: true,
  options: ['reason'],
  more: `An interviewer says goodbye first. Where an end was under way already, its reason stays. Waits at most ${limitMs / 1000} s.`,
  run: async (world, { id, reason: given }) => {
    const reason = reasons.find((one) => one === given)
    if (!reason) {
      const why = given === undefined ? 'a reason is needed' : `"${given}" is no reason to give here`
      throw new StackProblem('options', `end: ${why}. Say --reason ${reasons.join(', --reason ')}.`)
    }
    const attemptId = await whichAttempt(world, id)
    const began = performance.now()
    const begun = await world.askStore((db) => beginClosing(db, { attemptId, reason }))
    if (!begun.ok && begun.refusal !== 'attempt_closing' && begun.refusal !== 'attempt_ended') {
      throw refusalOf(attemptId, begun.refusal)
    }
    const { state, endReason, roomGoneAt } = await waitUntilOver(world, attemptId)
    const tookMs = Math.round(performance.now() - began)
    const facts = { attemptId, state, endReason, begunByThis: begun.ok, roomGone: roomGoneAt !== null, tookMs }
    return { json: facts, text: renderEnd(facts), failed: state !== 'ended' || !facts.roomGone }
  },
}

type Ended = Pick<Attempt, 'state' | 'endReason'> & {
  readonly attemptId: string
  readonly begunByThis: boolean
  readonly roomGone: boolean
  readonly tookMs: number
}

function renderEnd({ attemptId, state, endReason, begunByThis, roomGone, tookMs }: Ended): string {
  const first = begunByThis ? '' : ' It was ending or had ended before; the first reason stays.'
  if (state === 'ended' && roomGone) {
    return `${attemptId} has ended (${endReason}), its room is gone, after ${sayLength(tookMs)}.${first}`
  }
  const missing = state === 'ended' ? 'its room is not confirmed gone' : `it is still ${state}`
  return `${attemptId}: ${missing} after ${sayLength(tookMs)} (${endReason}). Is a worker sweeping? \`stats\` tells; \`sweep\` does it now.${first}`
}
