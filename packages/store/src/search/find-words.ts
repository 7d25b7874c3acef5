import type { Speaker } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { arrayOf } from '../board/list-board.ts'
import type { SearchTerms } from '../board/search-terms.ts'
import { fromRow, rowsOf } from '../rows.ts'
import { type Excerpt, excerptOf } from './excerpt.ts'

/** The languages that words are reduced to their stems in; what is said in others is found as it was said. */
const languages = ['en', 'de']

/** An item that has the words. Moments are epoch milliseconds; `talkAt` is when its attempt began. */
export type FoundWords = {
  readonly interviewId: string
  readonly candidateName: string
  readonly role: string
  readonly attemptNumber: number
  readonly attemptId: string
  readonly itemId: string
  readonly epoch: number
  readonly seq: number
  readonly speaker: Speaker
  readonly saidAt: number
  readonly talkAt: number
  /** Some of the text; what was searched for is `found`. */
  readonly snippet: Excerpt
}

export type FoundPlace = readonly [saidAt: string, attemptId: string, itemId: string]

export type WordsWish = {
  readonly terms: SearchTerms
  readonly speaker?: Speaker | undefined
  readonly after?: FoundPlace | undefined
  readonly limit: number
}

/**
 * What was said in all transcripts of the organisation with all of these words, the latest first; for a reviewer in those shared with them.
 * `next` is null on the last page.
 */
export async function findWords(
  desk: Desk,
  { terms, speaker, after, limit }: WordsWish,
): Promise<{ readonly found: readonly FoundWords[]; readonly next: FoundPlace | null }> {
  const [at, attempt, item] = after ?? [null, null, null]
  const rows = await rowsOf(
    desk,
    sql`select *, said_at::text as place from desk_find_words(${arrayOf(terms.phrases)}, ${arrayOf(terms.prefixes)}, ${arrayOf(languages)},
          ${speaker ?? null}::text, ${at}::text::timestamptz, ${attempt}::text, ${item}::text, ${limit + 1}::int)`,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    found: shown.map(({ place: _place, snippet, ...row }) => ({
      ...fromRow<Omit<FoundWords, 'snippet'>>(row),
      snippet: excerptOf(String(snippet)),
    })),
    next:
      rows.length > limit && last ? [String(last['place']), String(last['attempt_id']), String(last['item_id'])] : null,
  }
}
