import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Db } from '@candor/drizzle'
import { migrate } from '@candor/drizzle/migrate'
import { countAttempts } from '@candor/store'
import { type Check, ill, notRunning, well } from '../check.ts'

const oldestVersion = 16
const askAgain = 'Look whether PostgreSQL runs and DATABASE_URL is right; its log tells more.'

async function asking<Value>(url: string, ask: (db: Db) => Promise<Value>): Promise<Value> {
  // Nothing prepared: DATABASE_URL may lead through a pooler in transaction mode.
  const { db, close } = connect(url, { max: 1, prepare: false, name: 'candor-doctor' })
  try {
    return await ask(db)
  } finally {
    await close(500)
  }
}

type Row = Record<string, unknown>

export const postgresql: Check = {
  name: 'postgresql',
  remedy: askAgain,
  async look({ database }) {
    if (!database) return notRunning('PostgreSQL')
    const [row] = await asking<Row[]>(database, (db) =>
      db.execute<Row>(`select current_setting('server_version') as v`),
    )
    const version = String(row?.['v'])
    if (Number.parseInt(version, 10) >= oldestVersion) return well(`PostgreSQL ${version}`)
    return ill(`PostgreSQL ${version} is too old`, `Use PostgreSQL ${oldestVersion} or newer.`)
  },
}

type Applied = { at: number; hash: string }

/** What the code has to offer: the journal's moments with the fingerprints of the files. */
function offered(root: string): Applied[] {
  const folder = join(root, 'drizzle', 'migrations')
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { when: number; tag: string }[]
  }
  return journal.entries.map(({ when, tag }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8')
    return { at: when, hash: createHash('sha256').update(text).digest('hex') }
  })
}

export const migrations: Check = {
  name: 'migrations',
  remedy: askAgain,
  async look({ database, root }) {
    if (!database) return notRunning('the database')
    const ours = offered(root)
    const theirs = await asking(database, appliedIn)
    const unknown = theirs.filter(({ at }) => !ours.some((one) => one.at === at))
    if (unknown.length > 0) {
      const remedy = 'A newer version was here: run the version that migrated it, or restore a backup made before.'
      return ill(`the database is ahead of this code by ${unknown.length} migrations`, remedy)
    }
    const missing = ours.length - theirs.length
    if (missing > 0) {
      const remedy = 'Run `npm run doctor -- --fix`, or start with `npm start`, which migrates.'
      return ill(`the database is behind this code by ${missing} of ${ours.length} migrations`, remedy)
    }
    const changed = ours.filter(({ at, hash }) => theirs.find((one) => one.at === at)?.hash !== hash)
    if (changed.length > 0) {
      const remedy = 'A migration was edited after it had been applied: put the file back and write a further one.'
      return ill(`${changed.length} applied migrations differ from their files`, remedy)
    }
    return well(`all ${ours.length} applied`)
  },
  async fix(place) {
    if (!place.database || !(await this.look(place, AbortSignal.timeout(8000))).cause.includes('behind'))
      return undefined
    await migrate(place.database)
    return 'migrated'
  },
}

async function appliedIn(db: Db): Promise<Applied[]> {
  const [there] = await db.execute<Row>(`select to_regclass('drizzle.__drizzle_migrations') is not null as there`)
  if (there?.['there'] !== true) return []
  const rows = await db.execute<Row>('select created_at, hash from drizzle.__drizzle_migrations')
  return rows.map((row) => ({ at: Number(row['created_at']), hash: String(row['hash']) }))
}

export const interviewerRole: Check = {
  name: 'interviewer-role',
  remedy: 'Set AGENT_DATABASE_URL to a login of role candor_agent, with its password.',
  async look({ database, agentDatabase }) {
    if (!agentDatabase) {
      if (!database) return notRunning('the database')
      const [row] = await asking<Row[]>(database, (db) =>
        db.execute<Row>(`select rolcanlogin as may from pg_roles where rolname = 'candor_agent'`),
      )
      if (row?.['may'] === true) return well('candor_agent may sign in')
      return ill(
        'the role candor_agent may not sign in yet',
        'Run `npm start`, or `alter role candor_agent login password …`.',
      )
    }
    const [row] = await asking<Row[]>(agentDatabase, (db) =>
      db.execute<Row>(
        `select current_user as who, has_column_privilege('template_version', 'rubric', 'select') as sees,
           has_table_privilege('transcript_item', 'select') as works`,
      ),
    )
    if (row?.['sees'] === true)
      return ill(`${String(row['who'])} may read rubrics, which no interviewer may`, this.remedy)
    if (row?.['works'] !== true) return ill(`${String(row?.['who'])} may not read transcripts`, this.remedy)
    return well(`${String(row['who'])} signs in and sees no rubric`)
  },
}

const sweepLimitSeconds = 30

export const sweeps: Check = {
  name: 'sweeps',
  remedy: 'Start a worker: it sweeps once a second.',
  async look({ database }) {
    if (!database) return notRunning('the database')
    const [row] = await asking<Row[]>(database, (db) =>
      db.execute<Row>('select extract(epoch from now() - last_run_at)::int as ago, runs::int as runs from sweep_state'),
    )
    const ago = Number(row?.['ago'] ?? Infinity)
    if (ago <= sweepLimitSeconds) return well(`the last one ${ago} s ago`)
    return ill(row ? `nobody has swept for ${ago} s` : 'nobody has ever swept', this.remedy)
  },
}

export const stuckInterviews: Check = {
  name: 'stuck-interviews',
  remedy: 'Start a worker, or run `npm run sessions -- sweep`; `npm run sessions -- stats` names them.',
  async look({ database }) {
    if (!database) return notRunning('the database')
    const { stuckAttempts, active } = await asking(database, countAttempts)
    if (stuckAttempts.length === 0) return well(`none of ${active} under way`)
    return ill(`${stuckAttempts.length} past their deadline: ${stuckAttempts.slice(0, 3).join(', ')}`, this.remedy)
  },
}
