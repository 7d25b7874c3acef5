import {
  type Covered,
  coverageOf,
  type EndReason,
  noProgress,
  type Plan,
  type RecruiterNote,
  seconds,
  within,
} from '@candor/shared'
import { llm, voice } from '@livekit/agents'
import { careSentencesIn } from '../care/sentences.ts'
import { instructionsFor } from '../interviewer/instructions.ts'
import { sentencesIn } from '../interviewer/sentences.ts'
import { openTalk } from '../interviewer/talk.ts'
import { nobodyListens } from '../speech/provider-failure.ts'
import { type Break, findBreaks, type Heard, wordCount } from './find-breaks.ts'
import { lineOf, type PersonaName } from './personas.ts'
import { replySpeech } from './reply-speech.ts'

export type Rehearsed = {
  readonly candidate: PersonaName
  readonly endReason: EndReason | null
  readonly turns: number
  readonly followUps: number
  /** How long it would have taken at the pace of speech, milliseconds. */
  readonly lengthMs: number
  readonly coverage: readonly Covered[]
  readonly notes: readonly RecruiterNote[]
  readonly breaks: readonly Break[]
  readonly transcript: readonly { readonly speaker: 'candidate' | 'interviewer'; readonly text: string }[]
}

type Wish = {
  readonly plan: Plan
  readonly candidate: PersonaName
  readonly models: Parameters<typeof openTalk>[0]['models']
  /** Said instead of the candidate's own lines. */
  readonly lines?: (turn: number) => string | null
}

/** An interview that has not come to its end by then never will. */
const mostTurns = 240
const msPerWord = 420
const replyLimitMs = seconds(40)

/**
 * One rehearsal: the interviewer as it is, in text, with a simulated candidate. Nothing is heard or stored, and time goes by as the
 * words would take to be spoken.
 */
export async function rehearseOne({ plan, candidate, models, lines }: Wish): Promise<Rehearsed> {
  const stage = openRehearsal({ plan, candidate, models })
  const { session, talk, ends, clock } = stage
  const next = lines ?? ((turn: number) => lineOf(candidate, plan.language, turn))
  await session.start({ agent: talk.agent, record: false })
  const speech = replySpeech(session)
  let turns = 0
  try {
    const first = talk.agenda.next()
    session.say(
      [sentencesIn[plan.language].greeting(plan, 'Robin'), first.ok ? first.asking.question.text : ''].join(' '),
    )
    await within(replyLimitMs, 'greet', speech.settled)
    for (; ends.length === 0 && turns < mostTurns; turns += 1) {
      const line = next(turns)
      if (line === null) {
        session.say(careSentencesIn[plan.language].stillThere)
        ends.push('candidate_silent')
        break
      }
      stage.transcript.push({ speaker: 'candidate', text: line })
      clock.pass(wordCount(line) * msPerWord)
      talk.candidateSaid(line, turns % 2 === 0 ? 'spoken' : 'typed')
      session.generateReply({ userInput: llm.ChatMessage.create({ role: 'user', content: line }) })
      await within(replyLimitMs, 'reply', speech.settled)
      if (ends.length === 0 && stage.leftMs() <= 0) ends.push('time_limit')
    }
  } finally {
    await session.close()
  }
  return { ...stage.report(ends[0] ?? null), candidate, turns, lengthMs: clock.now() }
}

function openRehearsal({ plan, models }: Wish) {
  const session = new voice.AgentSession({ llm: models[0], userAwayTimeout: null })
  const ends: EndReason[] = []
  const notes: RecruiterNote[] = []
  const transcript: Rehearsed['transcript'][number][] = []
  const heard: Heard[] = []
  const breaks: Break[] = []
  let followUps = 0
  let now = 0
  const clock = { now: () => now, after: () => () => {}, pass: (ms: number) => void (now += ms) }
  const leftMs = (): number => plan.limits.maxLengthMs - now
  let answers = { of: '', count: 0 }
  const talk = openTalk({
    plan,
    candidateName: 'Robin Rehearsal',
    progress: noProgress,
    said: [],
    session,
    models,
    report: nobodyListens,
    closing: { ending: () => ends.length > 0, end: (reason) => Promise.resolve(void ends.push(reason)) },
    onProgress: (progress) => {
      const of = progress.asked.at(-1) ?? ''
      const count = progress.answers ?? 0
      if (of === answers.of && count > Math.max(1, answers.count)) followUps += 1
      answers = { of, count }
    },
    onLed: (words, why) =>
      breaks.push({ rule: why === 'not_said' ? 'not_word_for_word' : 'moved_on_without_model', words }),
    keepNote: (note) => notes.push(note),
    candidateIsHere: () => true,
    leftMs,
    wrappingUp: () => false,
    takesAMoment: () => {},
    slowDown: () => {},
    clock,
  })
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message' || item.role !== 'assistant' || !item.textContent) return
    clock.pass(wordCount(item.textContent) * msPerWord)
    transcript.push({ speaker: 'interviewer', text: item.textContent })
    heard.push({ text: item.textContent, asked: talk.agenda.progress().asked })
  })
  const report = (endReason: EndReason | null) => {
    const coverage = coverageOf(plan, talk.agenda.progress(), endReason)
    const instructions = instructionsFor(plan, 'Robin Rehearsal')
    const found = findBreaks({ plan, instructions, heard, coverage, endReason })
    return { endReason, followUps, coverage, notes, breaks: [...found, ...breaks], transcript }
  }
  return { session, talk, ends, transcript, clock, leftMs, report }
}
