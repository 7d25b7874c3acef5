import { describe, expect, test } from 'vitest'
import type { ChatMessage } from './conversation.ts'
import { readConversation } from './conversation.ts'
import { decideReply, type Reply } from './decide-reply.ts'

const TOOLS = new Set(['next_question', 'end_interview'])
const FIRST = 'Hello Ada. This conversation is recorded and written down. Please tell me about a system you ran.'

const instructions = (content = 'You are Alex, an AI interviewer.'): ChatMessage => ({ role: 'system', content })
const interviewer = (content: string): ChatMessage => ({ role: 'assistant', content })
const candidate = (content: string): ChatMessage => ({ role: 'user', content })
const tool = (name: string, output: unknown, id = `call_${name}`): ChatMessage[] => [
  { role: 'assistant', content: null, tool_calls: [{ id, function: { name } }] },
  { role: 'tool', tool_call_id: id, content: JSON.stringify(output) },
]
const reply = (messages: ChatMessage[], tools = TOOLS): Reply => decideReply(readConversation(messages), tools)
const opening = [instructions(), interviewer(FIRST)]
const answered = [...opening, candidate('I rebuilt the billing service around a ledger.')]
const asked = (ask: string, last = false) => [
  ...answered,
  ...tool('next_question', { ask, last }, `call_${ask}`),
  interviewer(ask),
]

describe('after an answer', () => {
  test('the interviewer acknowledges a word of it, shortly, and asks for the next question', () => {
    const { text, call } = reply(answered)
    expect(text).toMatch(/billing service/)
    expect(text.split(' ').length).toBeLessThanOrEqual(10)
    expect(call).toEqual({ name: 'next_question', arguments: {} })
  })

  test('the same conversation gets the same reply', () => {
    expect(reply(answered)).toEqual(reply(answered))
  })

  test('the question of the agenda is said word for word', () => {
    const ask = 'What broke first? And what did you do?'
    expect(reply([...answered, ...tool('next_question', { ask, last: false })])).toEqual({ text: ask })
  })

  test('a tool output that was encoded twice is understood', () => {
    const output = JSON.stringify({ ask: 'What broke?', last: false })
    expect(reply([...answered, ...tool('next_question', output)])).toEqual({ text: 'What broke?' })
  })

  test('words said before the question was heard do not skip it', () => {
    const messages = [...answered, ...tool('next_question', { ask: 'What broke?', last: true }), candidate('And more.')]
    expect(reply(messages)).toEqual({ text: 'What broke?' })
  })

  test.each([{ done: true }, { refused: 'none left' }])('nothing left to ask (%j) ends the interview', (output) => {
    expect(reply([...answered, ...tool('next_question', output)]).call).toEqual({
      name: 'end_interview',
      arguments: { reason: 'completed' },
    })
  })

  test('the answer to the last question is thanked for and ends the interview', () => {
    const { text, call } = reply([...asked('Anything else?', true), candidate('No, that was all of it.')])
    expect(text).toMatch(/thank you/i)
    expect(call).toEqual({ name: 'end_interview', arguments: { reason: 'completed' } })
  })

  test('without tools, or where they are forbidden, nothing is called', () => {
    expect(reply(answered, new Set()).call).toBeUndefined()
    expect(reply([instructions('Do not call any tool.'), ...answered.slice(1)]).call).toBeUndefined()
  })
})

describe('a candidate who asks to repeat', () => {
  test('hears the last question of the agenda again', () => {
    expect(reply([...asked('What broke?'), candidate('Could you repeat the question please?')])).toEqual({
      text: 'What broke?',
    })
  })

  test('hears the first question out of the greeting, also after being asked to say it once more', () => {
    const messages = [
      ...opening,
      interviewer('I am sorry. Please say it once more, or type your answer.'),
      candidate('Can you say that again?'),
    ]
    expect(reply(messages)).toEqual({ text: 'Please tell me about a system you ran.' })
  })

  test('is not taken for one who tells of repeating', () => {
    expect(reply([...opening, candidate('We had to repeat the migration twice.')]).call?.name).toBe('next_question')
  })
})

describe('a candidate who wants to end', () => {
  const wish = [...asked('What broke?'), candidate('I would like to end the interview now.')]
  const confirming = [
    ...wish,
    ...tool('end_interview', { refused: 'confirm' }),
    interviewer('Do you want to end the interview now?'),
  ]
  const endAsked = { text: '', call: { name: 'end_interview', arguments: { reason: 'candidate_asked' } } }

  test('ends it by tool', () => expect(reply(wish)).toEqual(endAsked))

  test('is asked to confirm', () => {
    expect(reply(confirming.slice(0, -1))).toEqual({ text: 'Do you want to end the interview now?' })
  })

  test('confirms with yes', () => {
    expect(reply([...confirming, candidate('Yes, please end it.')])).toEqual(endAsked)
  })

  test('goes on with no, at the question that was open', () => {
    expect(reply([...confirming, candidate('No, let us continue.')])).toEqual({
      text: 'All right, let us go on. What broke?',
    })
  })

  test('who answers instead is heard', () => {
    expect(reply([...confirming, candidate('The database was slow because of a missing index.')]).call?.name).toBe(
      'next_question',
    )
  })

  test('is not taken for one who tells of ends', () => {
    expect(reply([...opening, candidate('I did not want to end the interview process there.')]).call?.name).toBe(
      'next_question',
    )
  })
})

describe('after the end', () => {
  test('nothing is said', () => {
    expect(reply([...answered, ...tool('end_interview', { ok: true })])).toEqual({ text: '' })
  })

  test('a refused end goes back to the open question', () => {
    expect(reply([...asked('What broke?'), ...tool('end_interview', { refused: 'questions_left' })])).toEqual({
      text: 'All right, let us go on. What broke?',
    })
  })
})

describe('instructions for one reply', () => {
  const exact = 'Say exactly: "Welcome back, Ada."'

  test('are said word for word, as a message of their own', () => {
    expect(reply([...asked('What broke?'), instructions(exact)])).toEqual({ text: 'Welcome back, Ada.' })
  })

  test('are said word for word, joined to the first instructions', () => {
    expect(reply([instructions(`You are Alex.\n${exact}`), ...asked('What broke?').slice(1)])).toEqual({
      text: 'Welcome back, Ada.',
    })
  })

  test('that dictate nothing get a fitting sentence and are never read out', () => {
    const { text } = reply([...opening, { role: 'developer', content: 'The candidate was not understood: ask again.' }])
    expect(text).toBe('Sorry, I did not get that. Could you say it again, or type it?')
  })
})

describe('a hint about the reply that is due', () => {
  const hint = instructions('This question has had its time. Acknowledge what was said and call next_question now.')

  test('is followed, not read out', () => {
    expect(reply([...answered, hint])).toEqual(reply(answered))
  })

  test('to ask nothing more gets a word of thanks and no tool', () => {
    expect(reply([...answered, instructions('Half a minute is left. Ask nothing more and call no tool.')])).toEqual({
      text: 'Thank you, that was good to hear.',
    })
  })
})

test('a conversation cut at its front is understood', () => {
  const messages: ChatMessage[] = [
    { role: 'tool', tool_call_id: 'lost', content: '{"ask":"What broke?","last":true}' },
    interviewer('What broke?'),
    candidate('The disk.'),
  ]
  expect(reply(messages).call?.arguments).toEqual({ reason: 'completed' })
})
