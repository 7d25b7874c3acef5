import type { Db } from '@candor/drizzle'
import { workerGoneMs } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

export type WorkerBeat = {
  readonly id: string
  readonly host: string
  readonly pid: number
  readonly capacity: number
  readonly running: number
  readonly draining: boolean
}

/** A worker says that it is there and how full it is. Rows of workers that are long gone are taken away with it. */
export async function beatWorker(db: Db, { id, host, pid, capacity, running, draining }: WorkerBeat): Promise<void> {
  await rowsOf(
    db,
    sql`with gone as (delete from worker where beaten_at < now() - ${workerGoneMs * 10}::int * interval '1 millisecond')
        insert into worker (id, host, pid, capacity, running, draining)
        values (${id}, ${host}, ${pid}, ${capacity}, ${running}, ${draining})
        on conflict (id) do update set capacity = excluded.capacity, running = excluded.running,
          draining = excluded.draining, beaten_at = now()`,
  )
}

/** A worker that goes takes its row along. */
export async function dropWorker(db: Db, { id }: { id: string }): Promise<void> {
  await rowsOf(db, sql`delete from worker where id = ${id}`)
}
