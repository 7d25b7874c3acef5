import type { TestDatabase } from '@candor/drizzle/testing'

/** So many seconds of a busy machine are one second of the database's clock. */
const slowness = 100

/**
 * Lets the clock of a test's database go a hundred times as slowly: the verbs find a `now()` of ours before PostgreSQL's. Tests move time
 * by backdating rows and mean just so much; what a busy machine takes between two statements must not count as time that passed.
 * Connections opened after this have it.
 */
export async function slowClock({ db, url }: Pick<TestDatabase, 'db' | 'url'>): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  const begun = `timestamptz '${new Date().toISOString()}'`
  const slow = (real: string): string => `select ${begun} + (${real} - ${begun}) / ${slowness}`
  await db.$client.unsafe(`
    create schema slow;
    create function slow.now() returns timestamptz language sql stable as $$ ${slow('pg_catalog.now()')} $$;
    create function slow.clock_timestamp() returns timestamptz language sql volatile as $$ ${slow('pg_catalog.clock_timestamp()')} $$;
    do $$
      declare found record;
      begin
        for found in select table_name as tab, column_name as col, replace(column_default, '()', '') as clock
          from information_schema.columns
          where table_schema = 'public' and column_default in ('now()', 'clock_timestamp()')
        loop
          execute format('alter table %I alter %I set default slow.%I()', found.tab, found.col, found.clock);
        end loop;
      end
    $$;
    grant usage on schema slow to candor_agent, candor_desk;
    update sweep_state set last_run_at = slow.now(), grace_until = slow.now(), rooms_compared_at = slow.now();
    alter database ${name} set search_path = slow, pg_catalog, public`)
}
