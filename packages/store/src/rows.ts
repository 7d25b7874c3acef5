import type { Db } from '@candor/drizzle'
import type { SQL } from 'drizzle-orm'

type Raw = string | number | boolean | null | undefined | Raw[] | { [key: string]: Raw }
export type RawRow = Record<string, Raw>

/** Runs one statement and returns its rows as the driver gives them: snake_case names, moments as text. */
export async function rowsOf(db: Db, statement: SQL): Promise<RawRow[]> {
  return [...(await db.execute<RawRow>(statement))]
}

/** Turns `hard_stop_at` into `hardStopAt`, and moments into epoch milliseconds where the name ends in `_at` or `_until`. */
export function fromRow<Shape>(row: RawRow): Shape {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      /_(at|until)$/.test(name) && typeof value === 'string' ? Date.parse(value) : value,
    ]),
  ) as Shape
}
