import { connect, type Connection } from '@candor/drizzle'
import type { TestDatabase } from '@candor/drizzle/testing'

/**
 * Lets a database of a test live by virtual time: the verbs' `now()` finds a function of our own before PostgreSQL's, which tells the
 * moment it was set to. One setting moves time, to the millisecond; backdating rows would leave each of them some milliseconds off, and
 * a schedule that meets a deadline exactly could go either way.
 */
export async function useVirtualClock({ db, url }: Pick<TestDatabase, 'db' | 'url'>): Promise<Connection> {
  const name = new URL(url).pathname.slice(1)
  await db.$client.unsafe(`
    create schema simulated;
    create function simulated.now() returns timestamptz language sql stable
      as $$ select current_setting('simulated.now')::timestamptz $$;
    alter table attempt alter opened_at set default simulated.now();
    alter table lease alter beaten_at set default simulated.now();
    alter table consent alter given_at set default simulated.now();
    alter database ${name} set search_path = simulated, pg_catalog, public;
    alter database ${name} set simulated.now = '2027-01-01T00:00:00Z'`)
  // One socket, so that what is sent first happens first, also where nobody waits for the answer.
  return connect(url, { max: 1, name: 'candor-simulation' })
}

/**
 * Sets the clock for everything sent after this. Moments are epoch milliseconds. The driver sends a statement when it is awaited: it is
 * awaited here, as in the verbs, so that a clock that is set after a call was made does not overtake it.
 */
export async function setClock({ db }: Pick<Connection, 'db'>, now: number): Promise<void> {
  await db.$client.unsafe(`select set_config('simulated.now', $1, false)`, [new Date(now).toISOString()], {
    prepare: true,
  })
}
