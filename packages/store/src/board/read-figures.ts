import type { EndReason } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { rowsOf } from '../rows.ts'

/** How the interviews of a time came on. Lengths are milliseconds. */
export type BoardFigures = {
  /** Each step counts those that came at least so far. */
  readonly funnel: {
    readonly invited: number
    readonly entered: number
    readonly talked: number
    readonly completed: number
  }
  readonly ends: readonly { readonly reason: EndReason; readonly count: number }[]
  /** Of talks that have ended; null where there was none. */
  readonly lengths: {
    readonly count: number
    readonly lower: number
    readonly middle: number
    readonly upper: number
  } | null
  /** How many talks fell into each five minutes, from the shortest on; empty spans are counted too. */
  readonly spans: readonly { readonly fromMs: number; readonly count: number }[]
}

/** Of one template: how many talks came to each question, and how many ended there without being completed. */
export type QuestionFigures = {
  readonly questionId: string
  readonly text: string
  readonly reached: number
  readonly leftHere: number
}

export type FiguresWish = { readonly days: number; readonly templateId?: string | undefined }

const spanMs = 300_000

/** Counts the interviews that were made in the last days, by their newest attempt. */
export async function readBoardFigures(desk: Desk, { days, templateId }: FiguresWish): Promise<BoardFigures> {
  const [row] = await rowsOf(
    desk,
    sql`with made as materialized (
          select interview.state, interview.end_reason, interview.attempts, attempt.live_at,
            extract(epoch from attempt.ended_at - attempt.live_at) * 1000 as length
          from interview left join attempt on attempt.interview_id = interview.id and attempt.number = interview.attempts
          where interview.organisation_id = ${desk.organisationId} and interview.created_at > now() - ${days}::int * interval '1 day'
            and (${templateId ?? null}::text is null or interview.template_id = ${templateId ?? null})
        ), spans as (
          select floor(length / ${spanMs})::int as span, count(*)::int as count from made where length is not null group by 1
        )
        select count(*)::int as invited, count(*) filter (where attempts > 0)::int as entered,
          count(*) filter (where live_at is not null)::int as talked,
          count(*) filter (where end_reason = 'completed')::int as completed, count(length)::int as lengths,
          percentile_cont(array[0.25, 0.5, 0.75]) within group (order by length) as quartiles,
          (select coalesce(jsonb_object_agg(end_reason, count), '{}') from (
            select end_reason, count(*)::int as count from made where state = 'ended' group by 1) ends) as ends,
          (select coalesce(jsonb_object_agg(span, count), '{}') from spans) as spans
        from made`,
  )
  const count = (name: string) => Number(row?.[name] ?? 0)
  const [lower = 0, middle = 0, upper = 0] = ((row?.['quartiles'] ?? []) as number[]).map(Number)
  const spans = (row?.['spans'] ?? {}) as Record<string, number>
  const last = Math.max(-1, ...Object.keys(spans).map(Number))
  return {
    funnel: {
      invited: count('invited'),
      entered: count('entered'),
      talked: count('talked'),
      completed: count('completed'),
    },
    ends: Object.entries((row?.['ends'] ?? {}) as Record<EndReason, number>)
      .map(([reason, number]) => ({ reason: reason as EndReason, count: number }))
      .toSorted((a, b) => b.count - a.count),
    lengths: count('lengths') > 0 ? { count: count('lengths'), lower, middle, upper } : null,
    spans: Array.from({ length: last + 1 }, (_, span) => ({ fromMs: span * spanMs, count: spans[span] ?? 0 })),
  }
}

/** Where talks of a template end before their time. The questions are those of its newest version. */
export async function readQuestionFigures(
  desk: Desk,
  { days, templateId }: FiguresWish & { readonly templateId: string },
): Promise<readonly QuestionFigures[]> {
  const rows = await rowsOf(
    desk,
    sql`with asked as materialized (
          select attempt.progress->'asked' as questions, attempt.state = 'ended' and attempt.end_reason <> 'completed' as broke_off
          from interview join attempt on attempt.interview_id = interview.id and attempt.number = interview.attempts
          where interview.organisation_id = ${desk.organisationId} and interview.template_id = ${templateId}
            and interview.created_at > now() - ${days}::int * interval '1 day' and attempt.live_at is not null
        )
        select question->>'id' as question_id, question->>'text' as text,
          (select count(*)::int from asked where questions ? (question->>'id')) as reached,
          (select count(*)::int from asked where broke_off and questions->>-1 = question->>'id') as left_here
        from (select plan from template_version where template_id = ${templateId} order by version desc limit 1) newest,
          jsonb_array_elements(plan->'questions') with ordinality as listed(question, place)
        order by place`,
  )
  return rows.map((row) => ({
    questionId: String(row['question_id']),
    text: String(row['text']),
    reached: Number(row['reached']),
    leftHere: Number(row['left_here']),
  }))
}
