import { minutes } from '@candor/shared'
import type { RecordingPart } from '@candor/store'
import type { StateWord } from '../state-words.ts'

/** What is being stored longer than this is waiting for something. */
const soonMs = minutes(2)

type Facts = { readonly endedAt: number | null; readonly now: number }

/** How a part of the recording stands, where there is more to say than that it can be heard; null where there is not. */
export function recordingWord(part: RecordingPart, { endedAt, now }: Facts): StateWord | null {
  switch (part.state) {
    case 'stored':
      return part.complete
        ? null
        : { word: 'Cut off when its interviewer was lost. Its last seconds may be missing.', tone: 'needs-you' }
    case 'empty':
      return { word: 'Its interviewer was lost before anything was recorded.', tone: 'quiet' }
    case 'recording':
      if (endedAt === null) return { word: 'Being recorded. It can be heard after the interview.', tone: 'active' }
      return now - endedAt < soonMs
        ? { word: 'Being stored. Reload the page in a few seconds.', tone: 'active' }
        : {
            word: 'Not stored yet. It waits on the interviewer’s machine and is stored when that machine reaches the storage.',
            tone: 'needs-you',
          }
  }
}
