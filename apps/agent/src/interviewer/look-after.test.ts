import { EventEmitter } from 'node:events'
import { minutes, seconds } from '@candor/shared'
import type { voice } from '@livekit/agents'
import { expect, test } from 'vitest'
import { careSentencesIn } from '../care/sentences.ts'
import { lookAfter } from './look-after.ts'
import { twoQuestions } from './testing/two-questions.ts'

type Scene = Parameters<typeof lookAfter>[0]

/** Care for a candidate of an attempt that long, in a session where nobody speaks, and what the interviewer said. */
function caring(plan: Scene['plan'], lengthMs: number) {
  const said: string[] = []
  const silent = { agentState: 'listening', userState: 'listening', say: (text: string) => said.push(text) }
  const scene: Partial<Scene> = {
    config: {} as Scene['config'],
    plan,
    lengthMs,
    session: Object.assign(new EventEmitter(), silent) as unknown as voice.AgentSession,
    parts: { stt: {} } as Scene['parts'],
    closing: { ending: () => false } as Scene['closing'],
    presence: { candidateHere: () => {}, candidateGone: () => {}, isHere: () => true },
  }
  return { said, care: lookAfter(scene as Scene) }
}

test('the time that is left is told by the length of the attempt, which may be longer than the plan says', () => {
  const plan = { ...twoQuestions, limits: { ...twoQuestions.limits, maxLengthMs: minutes(3) } }
  const answer = { state: 'live', endReason: null, hardStopAt: seconds(100), nowAt: 0 } as const
  const [asPlanned, longer] = [caring(plan, minutes(3)), caring(plan, minutes(6))]
  for (const { care } of [asPlanned, longer]) care.onBeat(answer)
  expect(asPlanned.said, 'a third of the time, a minute, is told later').toEqual([])
  expect(longer.said, 'a third of the time has begun').toEqual([careSentencesIn[plan.language].timeLeft(seconds(100))])
  for (const { care } of [asPlanned, longer]) care.onBeat({ ...answer, hardStopAt: null })
})
