import type { Speaker, WordsAnswer } from '@candor/shared'

/** One line of the captions: a segment of speech, moving until it is final, or a typed answer. */
export type Caption = {
  readonly id: string
  readonly speaker: Speaker
  readonly text: string
  readonly final: boolean
  readonly typed: boolean
}

/**
 * Puts a segment's newest text in its line, or begins a line. A settled line does not move again: streams of one segment may
 * overtake each other. A segment without words makes no line.
 */
export function withCaption(captions: readonly Caption[], news: Caption): readonly Caption[] {
  const at = captions.findIndex(({ id }) => id === news.id)
  const known = captions[at]
  if (!known) return news.text.trim() === '' ? captions : [...captions, news]
  if (known.final && !news.final) return captions
  return captions.with(at, news.text.trim() === '' ? { ...known, final: news.final } : news)
}

/** Who speaks on a text stream: LiveKit names the participant whose words they are. */
export function speakerOf(identity: string): Speaker {
  return identity.startsWith('agent-') ? 'interviewer' : 'candidate'
}

/**
 * Puts what was said before this page was opened ahead of what it has heard itself. What was said while it opened may have come both
 * ways; it shows once. Only the newest lines can be such, so that an earlier line of the same words stays.
 */
export function withWords(captions: readonly Caption[], words: WordsAnswer['words']): readonly Caption[] {
  const known = new Set(captions.map(({ id }) => id))
  const heard = new Set(captions.map(sayingOf))
  const before = words
    .map(({ itemId, ...said }) => ({ ...said, id: `stored ${itemId}`, final: true }))
    .filter(({ id }) => !known.has(id))
  const oldest = before.length - captions.length
  return [...before.filter((line, at) => at < oldest || !heard.has(sayingOf(line))), ...captions]
}

const sayingOf = ({ speaker, text }: Pick<Caption, 'speaker' | 'text'>) => `${speaker} ${text.trim()}`
