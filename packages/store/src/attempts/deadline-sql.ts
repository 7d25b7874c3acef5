import { type AttemptState, deadlineRules } from '@candor/shared'
import { sql, type SQL } from 'drizzle-orm'

/** `ms` milliseconds from PostgreSQL's now; a number or a column. */
export function fromNow(ms: number | SQL): SQL {
  return sql`now() + ${ms} * interval '1 millisecond'`
}

/** The deadline of a state, as `deadlineRules` says, in terms of the attempt's own columns. */
export function deadlineSql(state: AttemptState, hardStopAt: SQL = sql`attempt.hard_stop_at`): SQL {
  const rule = deadlineRules[state]
  switch (rule.kind) {
    case 'length':
      return fromNow(rule.ms)
    case 'hard_stop':
      return hardStopAt
    case 'window':
      return sql`least(${hardStopAt}, ${fromNow(sql`attempt.reconnect_window_ms`)})`
    case 'none':
      return sql`null`
  }
}
