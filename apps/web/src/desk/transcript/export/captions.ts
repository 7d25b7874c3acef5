import type { Talk, TalkAttempt, TalkItem } from './talk.ts'

/** Read at 15 letters a second, never shorter than a glance: for items whose length nobody knows. */
const lengthToRead = (text: string) => Math.max(1500, (text.length / 15) * 1000)

/**
 * WebVTT for the sound of one attempt: a cue for each item, told from where its recording begins, with the speaker's name as voice. The
 * attempt is the one asked for by its number, or the last.
 */
export function talkAsCaptions({ candidate, role, attempts }: Talk, number?: number): string {
  const attempt = attempts.find((one) => one.number === number) ?? attempts.at(-1)
  const head = `WEBVTT\n\nNOTE ${safe(`${candidate}, ${role}`)}\n`
  return attempt ? [head, ...cuesOf(attempt)].join('\n') : head
}

function cuesOf({ items, soundFromMs }: TalkAttempt): string[] {
  const heard = items.filter(({ text }) => text.trim() !== '').toSorted((a, b) => a.atMs - b.atMs)
  return heard.map((item, index) => {
    const from = Math.max(0, item.atMs - (soundFromMs ?? 0))
    const next = heard[index + 1]
    const until = endOf(item, from, next && next.atMs - (soundFromMs ?? 0))
    return `${item.epoch}-${item.seq}\n${stamp(from)} --> ${stamp(until)}\n<v ${nameOf(item.name)}>${safe(item.text)}\n`
  })
}

function endOf({ saidForMs, text }: TalkItem, from: number, next: number | undefined): number {
  if (saidForMs !== null && saidForMs > 0) return from + saidForMs
  const read = from + lengthToRead(text)
  return next !== undefined && next > from ? Math.min(read, next) : read
}

function stamp(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const whole = Math.round(ms)
  return `${two(whole / 3_600_000)}:${two((whole / 60_000) % 60)}:${two((whole / 1000) % 60)}.${String(whole % 1000).padStart(3, '0')}`
}

/** Cue text: nothing in it is markup, an arrow, or the empty line that would end the cue. */
function safe(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped.trim().replace(/\s*[\r\n\u2028\u2029]+\s*/g, '\n')
}

const nameOf = (name: string) => safe(name).replace(/\s+/g, ' ')
