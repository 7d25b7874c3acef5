import { boolean, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** What is not as it should be, for as long as it is so. A row is told once, by one worker; it goes when all is well again. */
export const alert = pgTable('alert', {
  /** What it is about, and whom: `stuck`, `long att_…`. */
  name: text().primaryKey(),
  words: text().notNull(),
  /** Told in quiet hours, too. */
  grave: boolean().notNull(),
  beganAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  /** A worker is telling it until then; others leave it alone. */
  takenUntil: timestamp({ withTimezone: true }),
  toldAt: timestamp({ withTimezone: true }),
})
