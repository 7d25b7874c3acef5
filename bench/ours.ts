import { join } from 'node:path'
import { connect, template, templateVersion } from '@candor/drizzle'
import { newId, Plan } from '@candor/shared'
import { readEnvironment, type Stack, startPostgres, startStack } from '@candor/stack'
import { createInvite } from '@candor/store'
import { openWebDoor } from '../e2e/people/web-door.ts'
import type { StartOptions, Subject } from './subject.ts'
import { warmProcesses } from './wait-until-warm.ts'

const plan = Plan.parse({
  v: 1,
  role: 'Back-end engineer',
  company: 'Harbour Bikes',
  questions: [{ id: 'hard-fault', text: 'Please tell me about a fault that was hard to find.' }],
})

/** Variables by which a user points the product elsewhere. A bench measures this checkout's own parts, set as they are shipped. */
const notInherited = ['AGENT_CAPACITY', 'AGENT_DATABASE_URL', 'APP_URL', 'LIVEKIT_URL', 'RECONNECT_WINDOW']
const shippedVoice = ['STT', 'LLM', 'TTS', 'STT_MODEL', 'LLM_MODEL', 'TTS_MODEL', 'TTS_VOICE', 'TURN_SILENCE']

/** Starts the product whole: PostgreSQL, LiveKit, worker and web as `npm start` runs them, with the stub in place of OpenAI. */
export async function startOurs({ folder, services, report, signal }: StartOptions): Promise<Subject> {
  const dataDir = join(folder, 'ours')
  // With its own durable settings: the throw-away ones that tests use would spare our side the waits for the disk.
  const postgres = await report.step('PostgreSQL', () => startPostgres({ dataDir: join(folder, 'postgres') }))
  try {
    const environment = readEnvironment({
      ...process.env,
      ...Object.fromEntries([...notInherited, ...shippedVoice].map((name) => [name, ''])),
      DATABASE_URL: postgres.url,
      VOICE: 'openai',
      OPENAI_BASE_URL: services,
      OPENAI_API_KEY: 'stub',
      AGENT_IDLE_PROCESSES: String(warmProcesses),
    })
    const parts = ['livekit', 'agent', 'web'] as const
    const stack = await startStack({ dataDir, mode: 'test', environment, report, parts, signal })
    return await openSubject(stack, postgres).catch(async (error: unknown) => {
      await stack.stop()
      throw error
    })
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

async function openSubject(stack: Stack, postgres: { url: string; stop: () => Promise<void> }): Promise<Subject> {
  const { db, close } = connect(postgres.url, { max: 1, name: 'candor-bench' })
  const templateId = newId('template')
  await db.insert(template).values({ id: templateId, title: plan.role })
  await db.insert(templateVersion).values({ templateId, version: 1, plan, rubric: { v: 1, criteria: [] } })
  return {
    side: 'ours',
    worker: { name: 'our worker', pid: () => stack.parts['agent']?.pid, health: stack.addresses.agentHealth[0] ?? '' },
    prepare: async () => {
      const invite = await createInvite(db, { templateId, candidateName: 'Robin Sample' })
      if (!invite.ok) throw new Error(`no invite: ${invite.refusal}`)
      const door = await openWebDoor(`${stack.addresses.web}/i/${invite.value.secret}`)
      await door.consent()
      return door.join
    },
    stop: async () => {
      await stack.stop()
      await close()
      await postgres.stop()
    },
  }
}
