import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Db } from '@candor/drizzle'
import { migrate } from '@candor/drizzle/migrate'
import { Plan } from '@candor/shared'
import { startPostgres, type StepReporter } from '@candor/stack'
import { asMember, createMember, createOrganisation, type Desk } from '@candor/store'

export type DeskStage = {
  readonly db: Db
  readonly organisationId: string
  readonly templateId: string
  readonly inDesk: <Done>(work: (desk: Desk) => Promise<Done>) => Promise<Done>
  readonly run: (statement: string, values?: (string | number)[]) => Promise<Record<string, unknown>[]>
  readonly close: () => Promise<void>
}

const templateId = 'tpl_benchbenchbench'
const plan = Plan.parse({
  v: 1,
  role: 'Pilot',
  company: 'Harbour Bikes',
  questions: [{ id: 'first', text: 'What did you do last?' }],
})

/** A PostgreSQL of its own with real settings (it waits for the disk), one organisation and its owner. Leaves nothing behind. */
export async function openDeskStage(report: StepReporter): Promise<DeskStage> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-desk-'))
  const postgres = await report.step('PostgreSQL', () => startPostgres({ dataDir: folder }))
  const { db, close } = connect(postgres.url, { max: 10, name: 'candor-bench' })
  const end = async (): Promise<void> => {
    await close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrate(postgres.url)
    const run: DeskStage['run'] = async (statement, values = []) => [...(await db.$client.unsafe(statement, values))]
    const { organisationId } = await createOrganisation(db, { name: 'Harbour Bikes' })
    const owner = await createMember(db, { organisationId, email: 'owner@example.org', name: 'Owner', role: 'owner' })
    if (!owner.ok) throw new Error(owner.refusal)
    const { personId } = owner.value
    await addTemplate(run, templateId, organisationId)
    const inDesk: DeskStage['inDesk'] = (work) =>
      asMember(db, { organisationId, personId, deed: 'read_interviews' }, work)
    return { db, organisationId, templateId, inDesk, run, close: end }
  } catch (error) {
    await end()
    throw error
  }
}

export async function addTemplate(run: DeskStage['run'], id: string, organisationId: string): Promise<void> {
  await run(`insert into template (id, organisation_id, title) values ($1, $2, 'Pilot')`, [id, organisationId])
  await run(`insert into template_version (template_id, version, plan, rubric) values ($1, 1, $2::text::jsonb, '{}')`, [
    id,
    JSON.stringify(plan),
  ])
}
