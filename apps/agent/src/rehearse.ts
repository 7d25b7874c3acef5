import { connect } from '@candor/drizzle'
import { type Plan, seconds, within } from '@candor/shared'
import { readTemplatePlan } from '@candor/store'
import { initializeLogger } from '@livekit/agents'
import { BadEnvironment, jobConfig } from './env.ts'
import { personaNames } from './rehearsal/personas.ts'
import { rehearseOne } from './rehearsal/rehearse-one.ts'
import { voiceParts } from './speech/voice-parts.ts'

/**
 * The process behind `npm run rehearse`: takes a template's id and the names of simulated candidates, and prints one line of JSON for each
 * rehearsal. What is wrong with its arguments or its environment goes to the error stream, with code 2.
 */
const readLimitMs = seconds(8)

class Wrong extends Error {}

async function readPlan(databaseUrl: string, templateId: string): Promise<Plan> {
  const { db, close } = connect(databaseUrl, { max: 1, name: 'candor-rehearse' })
  try {
    const found = await within(readLimitMs, 'read the template', () => readTemplatePlan(db, { templateId }))
    if (found.ok) return found.value
    throw new Wrong(`There is no published template "${templateId}".`)
  } finally {
    await close(500)
  }
}

try {
  const [templateId = '', ...names] = process.argv.slice(2)
  initializeLogger({ pretty: false, level: 'silent' })
  const config = jobConfig()
  const plan = await readPlan(config.databaseUrl, templateId)
  const { models } = voiceParts(config.voice, plan.language)
  for (const candidate of personaNames.filter((name) => names.length === 0 || names.includes(name)))
    process.stdout.write(`${JSON.stringify(await rehearseOne({ plan, candidate, models }))}\n`)
  process.exit(0)
} catch (error) {
  if (!(error instanceof Wrong || error instanceof BadEnvironment)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(2)
}
