import { sql, type SQL } from 'drizzle-orm'

/** Milliseconds from a moment to PostgreSQL's now, negative where it lies ahead: no reader's clock has a say. */
export const elapsed = (moment: SQL): SQL => sql`round(extract(epoch from now() - ${moment}) * 1000)::float8`
