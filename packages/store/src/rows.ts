import type { Db } from '@candor/drizzle'
import { sql, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'

type Raw = string | number | boolean | null | undefined | Raw[] | { [key: string]: Raw }
export type RawRow = Record<string, Raw>

/** Whatever a statement can be put to: the pool, or a transaction of one member of an organisation. */
export type Asked = { readonly $client: Pick<Db['$client'], 'unsafe' | 'options'>; readonly organisationId?: string }

/** The first wall: whoever asks for an organisation gets its rows only. The second is the policies of the database. */
export function ofOrganisation({ organisationId }: Asked, column: SQL): SQL {
  return organisationId === undefined ? sql`true` : sql`${column} = ${organisationId}`
}

const dialect = new PgDialect()

/**
 * Runs one statement and returns its rows as the driver gives them: snake_case names, moments as text. It is prepared under a name, so
 * that from the second time on it costs one round trip; drizzle's own `execute` asks for the parameter types anew each time. Behind a pooler
 * that keeps no such names the address says so (`?prepare=false`), and it is two.
 */
export async function rowsOf(db: Asked, statement: SQL): Promise<RawRow[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  return [...(await db.$client.unsafe<RawRow[]>(text, params as Parameter[], { prepare: db.$client.options.prepare }))]
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
