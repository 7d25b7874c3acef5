import type { Db } from '@candor/drizzle'
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'

type Raw = string | number | boolean | null | undefined | Raw[] | { [key: string]: Raw }
export type RawRow = Record<string, Raw>

/** Whatever a statement can be put to: the pool, or a transaction of one member of an organisation. */
export type Asked = { readonly $client: Pick<Db['$client'], 'unsafe'> }

const dialect = new PgDialect()

/**
 * Runs one statement and returns its rows as the driver gives them: snake_case names, moments as text. It is prepared under a name, so
 * that from the second time on it costs one round trip; drizzle's own `execute` asks for the parameter types anew each time.
 */
export async function rowsOf(db: Asked, statement: SQL): Promise<RawRow[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  return [...(await db.$client.unsafe<RawRow[]>(text, params as Parameter[], { prepare: true }))]
}
type Parameter = string | number | boolean | null | string[]

/** Turns `hard_stop_at` into `hardStopAt`, and moments into epoch milliseconds where the name ends in `_at` or `_until`. */
export function fromRow<Shape>(row: RawRow): Shape {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      /_(at|until)$/.test(name) && typeof value === 'string' ? Date.parse(value) : value,
    ]),
  ) as Shape
}
