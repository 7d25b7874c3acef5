import { noProgress } from '@candor/shared'
import type { voice } from '@livekit/agents'
import { expect, test } from 'vitest'
import { keepAgenda } from './agenda-keeper.ts'
import { keepEndWish } from './end-wish.ts'
import { leadOn } from './lead-on.ts'
import { StageSession } from './testing/stage-session.ts'
import { twoQuestions } from './testing/two-questions.ts'

const [first = '', second = ''] = twoQuestions.questions.map(({ text }) => text)
const askEnd = 'Do you want to end the interview now?'

function led() {
  const session = new StageSession()
  const agenda = keepAgenda(twoQuestions, noProgress, { onChange: () => {} })
  const endWish = keepEndWish()
  const ends: string[] = []
  session.on('conversation_item_added', ({ item }: { item: { textContent: string; interrupted: boolean } }) => {
    agenda.interviewerSaid(item.textContent, item.interrupted)
    endWish.interviewerSaid(item.textContent)
  })
  leadOn({
    session: session as unknown as voice.AgentSession,
    agenda,
    endWish,
    ending: () => ends.length > 0,
    candidateIsHere: () => true,
    say: (text) => session.say(text),
    end: (reason) => void ends.push(reason),
  })
  agenda.next()
  session.say(first)
  const turn = async (words: string, play: (speak: (text: string) => void) => void) => {
    agenda.candidateSaid(words)
    endWish.candidateSaid(words)
    await session.reply((speak) => Promise.resolve(play(speak)).then(() => false))
  }
  return { session, agenda, endWish, ends, turn }
}

test('a question that the model was given and did not say is said', async () => {
  const { session, agenda, turn } = led()
  await turn('I built a boat.', (speak) => {
    agenda.next()
    speak('Thank you.')
  })
  expect(session.heard).toEqual([first, 'Thank you.', second])
})

test('who was asked whether to end is not asked the open question on top of it', async () => {
  const { session, agenda, endWish, ends, turn } = led()
  agenda.candidateSaid('I built a boat.')
  agenda.next()
  await turn('I have to leave, can we stop here?', (speak) => {
    endWish.called()
    speak(askEnd)
  })
  expect(session.heard.at(-1)).toBe(askEnd)
  await turn('No, let us go on.', (speak) => speak('Gladly.'))
  expect(session.heard.at(-1)).toBe(second)
  expect(ends).toEqual([])
})

test('after a yes to the end it comes, also where the model only says goodbye', async () => {
  const { endWish, ends, turn } = led()
  await turn('Can we stop here?', (speak) => {
    endWish.called()
    speak(askEnd)
  })
  await turn('Yes, please.', (speak) => speak('Goodbye.'))
  expect(ends).toEqual(['candidate_ended'])
})
