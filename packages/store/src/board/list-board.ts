import type { AttemptState, EndReason } from '@candor/shared'
import { sql, type SQL } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { fromRow, rowsOf } from '../rows.ts'
import type { SearchTerms } from './search-terms.ts'

/** `invited`: no attempt yet. */
export type BoardState = AttemptState | 'invited'

/** An interview as the board shows it, with its newest attempt. Moments are epoch milliseconds. */
export type BoardRow = {
  readonly interviewId: string
  readonly candidateName: string
  readonly title: string
  readonly templateId: string
  readonly createdAt: number
  readonly activeAt: number
  readonly state: BoardState
  readonly endReason: EndReason | null
  readonly attempts: number
  readonly attemptId: string | null
  readonly deadlineAt: number | null
  readonly liveAt: number | null
  readonly endedAt: number | null
}

export const boardOrders = ['newest', 'oldest', 'active', 'name'] as const
export type BoardOrder = (typeof boardOrders)[number]

/** Where a page ends: the last row's place in its order, exact to the microsecond. Only good for the order it was given in. */
export type BoardPlace = readonly [key: string, id: string]

export type BoardWish = {
  readonly order: BoardOrder
  readonly states?: readonly BoardState[]
  readonly reasons?: readonly EndReason[]
  readonly templateId?: string | undefined
  /** By name or e-mail address of the candidate. */
  readonly search?: SearchTerms | undefined
  readonly after?: BoardPlace | undefined
  readonly limit: number
}

type Order = { readonly key: SQL; readonly type: SQL; readonly down: boolean }
const moment = sql`timestamptz`
const orders: Record<BoardOrder, Order> = {
  newest: { key: sql`interview.created_at`, type: moment, down: true },
  oldest: { key: sql`interview.created_at`, type: moment, down: false },
  active: { key: sql`interview.active_at`, type: moment, down: true },
  name: { key: sql`interview.sort_name`, type: sql`text`, down: false },
}

/**
 * A page of the organisation's interviews. It is found by its place and not by its number, so the thousandth page costs what the first one
 * does, and rows that come meanwhile neither hide nor repeat one. `next` is null on the last page.
 */
export async function listBoard(
  desk: Desk,
  wish: BoardWish,
): Promise<{ readonly rows: readonly BoardRow[]; readonly next: BoardPlace | null }> {
  const { key, down } = orders[wish.order]
  const way = down ? sql`desc` : sql`asc`
  const found = await rowsOf(
    desk,
    sql`with page as materialized (
          select interview.id, template_id, candidate_name, created_at, active_at, state, end_reason, attempts, ${key}::text as place
          from interview where ${guardOf(desk, wish)}
          order by ${key} ${way}, interview.id ${way} limit ${wish.limit + 1}
        )
        select page.id as interview_id, page.candidate_name, template.title, page.template_id, page.created_at, page.active_at, page.state,
          page.end_reason, page.attempts, attempt.id as attempt_id, attempt.deadline_at, attempt.live_at, attempt.ended_at, place
        from page join template on template.id = page.template_id
        left join attempt on attempt.interview_id = page.id and attempt.number = page.attempts
        order by ${sql.raw(wish.order === 'active' ? 'page.active_at' : wish.order === 'name' ? 'place' : 'page.created_at')} ${way}, page.id ${way}`,
  )
  const shown = found.slice(0, wish.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ place: _place, ...row }) => fromRow<BoardRow>(row)),
    next: found.length > wish.limit && last ? [String(last['place']), String(last['interview_id'])] : null,
  }
}

function guardOf(desk: Desk, { order, states = [], reasons = [], templateId, search, after }: BoardWish): SQL {
  const { key, type, down } = orders[order]
  const guards = [sql`interview.organisation_id = ${desk.organisationId}`]
  if (states.length > 0) guards.push(sql`interview.state in ${[...states]}`)
  if (reasons.length > 0) guards.push(sql`interview.end_reason in ${[...reasons]}`)
  if (templateId !== undefined) guards.push(sql`interview.template_id = ${templateId}`)
  if (search)
    guards.push(sql`interview.id in (select desk_find_names(${arrayOf(search.phrases)}, ${arrayOf(search.prefixes)}))`)
  if (after)
    guards.push(sql`(${key}, interview.id) ${down ? sql`<` : sql`>`} (${after[0]}::text::${type}, ${after[1]}::text)`)
  return sql.join(guards, sql` and `)
}

/** Texts as one parameter, so that the statement is the same whatever their number. */
export function arrayOf(texts: readonly string[]): SQL {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`
}
