import { attemptSentence, verdictWord } from '../../state-words.ts'
import { clock } from '../../time-words.ts'
import type { Talk, TalkAttempt, TalkItem } from './talk.ts'

/** A transcript to be read in any editor: who, for what, how it ended, and then what was said with its times. */
export function talkAsText(talk: Talk): string {
  const parts = [`${talk.candidate}\n${talk.role}, ${talk.company}`]
  for (const attempt of talk.attempts) parts.push(headOf(attempt, talk.attempts.length), ...linesOf(attempt))
  return `${parts.join('\n\n')}\n`
}

function headOf({ number, startedAt, endedAt, endReason, lengthMs, verdict, items }: TalkAttempt, of: number): string {
  const state = endedAt === null ? 'live' : 'ended'
  const sentence = attemptSentence(
    { state, endReason, liveAt: lengthMs === null ? null : 0, endedAt: lengthMs, items: items.length },
    lengthMs ?? 0,
  )
  const verdictSentence = verdictWord(verdict)?.word
  return [`Attempt ${number} of ${of}, begun ${startedAt}`, sentence, verdictSentence].filter(Boolean).join('\n')
}

function linesOf({ items }: TalkAttempt): string[] {
  let question: string | null = null
  return items.map((item) => {
    const isNew = item.question !== null && item.question !== question
    question = item.question ?? question
    return `${isNew ? `## ${question}\n\n` : ''}[${clock(item.atMs)}] ${item.name}: ${wordsOf(item)}`
  })
}

function wordsOf({ kind, text, interrupted, provisional, correction }: TalkItem): string {
  const marks = [
    kind === 'typed' && 'typed',
    interrupted && 'interrupted',
    provisional && 'recognised, not confirmed',
    correction !== null && `corrected by the candidate: ${correction}`,
  ].filter((mark) => mark !== false)
  const words = kind === 'unrecognised' ? '(something was said that was not understood)' : text
  return marks.length > 0 ? `${words} (${marks.join(', ')})` : words
}
