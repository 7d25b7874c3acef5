import { type Accommodations, type JoinAnswer, minutes } from '@candor/shared'
import type { ApiAnswer, AttemptApi } from './attempt-api.ts'

/** A room made ready for longer than this is asked for again: its token lasts five minutes. */
const preparedForMs = minutes(4)

/** Asks for the room ahead of the click that enters it: once, and good for one entering. */
export function preparedJoin({ join }: Pick<AttemptApi, 'join'>, now: () => number = () => performance.now()) {
  let prepared: { readonly at: number; readonly answer: Promise<ApiAnswer<JoinAnswer>> } | null = null
  return {
    prepare: (chosen?: Accommodations): void => {
      prepared ??= { at: now(), answer: join(new AbortController().signal, chosen) }
    },
    /** The way in that was prepared, as long as it is good; null where the room has to be asked for now. */
    take: async (): Promise<ApiAnswer<JoinAnswer> | null> => {
      const taken = prepared
      prepared = null
      if (!taken || now() - taken.at > preparedForMs) return null
      const answer = await taken.answer
      return answer.ok ? answer : null
    },
  }
}
