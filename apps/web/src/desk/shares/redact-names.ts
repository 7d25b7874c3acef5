import type { InterviewReading } from '@candor/store'

const shown = 'The candidate'

/** Parts of a name that are common words or a letter stay: hiding them would hide the talk. */
const shortest = 3

/** Text without a name, whole or any longer part of it, in any case. What is left in its place says that something was there. */
export function hideName(text: string, name: string): string {
  const parts = [name, ...name.split(/[\s,]+/)]
    .map((part) => part.trim())
    .filter((part) => part.length >= shortest)
    .toSorted((a, b) => b.length - a.length)
  if (parts.length === 0) return text
  const any = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')).join('|')
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu'), '[name]')
}

/** An interview for somebody who is not to know whose it is, and what nobody but the desk hears: its sound. */
export function forGuest(
  interview: InterviewReading,
  { hideNames }: { readonly hideNames: boolean },
): InterviewReading {
  const { candidateName, attempts } = interview
  const clean = (text: string) => (hideNames ? hideName(text, candidateName) : text)
  return {
    ...interview,
    candidateName: hideNames ? shown : candidateName,
    attempts: attempts.map((attempt) => ({
      ...attempt,
      recordings: [],
      items: attempt.items.map((item) => ({ ...item, text: clean(item.text) })),
      corrections: new Map([...attempt.corrections].map(([item, text]) => [item, clean(text)])),
    })),
  }
}
