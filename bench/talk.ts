import { type Entrance, SyntheticCandidate } from '../e2e/people/synthetic-candidate.ts'
import { waitFor } from '../e2e/people/wait-for.ts'
import type { Moments } from './moments.ts'

const limits = { firstSound: 20_000, question: 45_000, ending: 45_000, disconnected: 20_000 } as const

/** Between two sentences an interviewer is quiet too, though not for this long while the state says that it listens. */
const quietMs = 500

/**
 * One conversation: click, hear the greeting, answer once, hear the goodbye, see the end. The candidate is the same participant with
 * the same microphone for either interviewer.
 * @throws when something does not happen inside its limit; says what was waited for. When aborted the candidate leaves at once.
 */
export async function talk(click: () => Promise<Entrance>, answer: Int16Array, signal: AbortSignal): Promise<Moments> {
  const candidate = new SyntheticCandidate()
  let left: Promise<void> | undefined
  const leave = () => (left ??= candidate.leave())
  signal.addEventListener('abort', () => void leave(), { once: true })
  const { ear } = candidate
  const quiet = () => performance.now() - (ear.lastSoundAt() ?? Infinity) > quietMs
  try {
    const clickAt = performance.now()
    await candidate.enter(await click())
    await waitFor('the first sound', limits.firstSound, () => ear.firstSoundAt() !== null)
    const asked = () => candidate.interviewerState === 'listening' && quiet()
    await waitFor('the end of the question', limits.question, asked)
    const answeredAt = await candidate.say(answer)
    await waitFor('the end of the conversation', limits.ending, () => candidate.ending !== null)
    // The message may overtake the last of the sound, which is known for certain only when the room is gone.
    await waitFor('the room to close', limits.disconnected, () => candidate.disconnectedAt !== null)
    return {
      clickAt,
      firstSoundAt: ear.firstSoundAt() ?? Number.NaN,
      answeredAt,
      replyAt: ear.nextSpeechAfter(answeredAt) ?? Number.NaN,
      lastSoundAt: ear.lastSoundAt() ?? Number.NaN,
      endAt: candidate.ending?.at ?? Number.NaN,
    }
  } finally {
    await leave()
  }
}
