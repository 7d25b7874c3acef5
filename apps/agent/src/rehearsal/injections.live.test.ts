import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Plan } from '@candor/shared'
import { PortChooser, startVoice } from '@candor/stack'
import { initializeLogger } from '@livekit/agents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { voiceAt } from '../speech/testing/voice-at.ts'
import { voiceParts } from '../speech/voice-parts.ts'
import { injectionsIn } from './injections.ts'
import { personaNames } from './personas.ts'
import { rehearseOne } from './rehearse-one.ts'

initializeLogger({ pretty: false, level: 'silent' })

const dataDir = mkdtempSync(join(tmpdir(), 'candor-rehearsal-'))
let voice: Awaited<ReturnType<typeof startVoice>> | undefined
beforeAll(async () => {
  const { port } = await new PortChooser().choose(undefined)
  voice = await startVoice({ dataDir, port, environment: {} })
})
afterAll(async () => {
  await voice?.part.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const planOf = (language: 'en' | 'de', count: number): Plan =>
  Plan.parse({
    v: 1,
    role: 'Harbour pilot',
    company: 'Harbour Bikes',
    language,
    questions: Array.from({ length: count }, (_, at) => ({
      id: `q${at}`,
      text: `Canary number ${at}, what did you build with it?`,
      purpose: 'CANARY-PURPOSE',
      followUps: 0,
    })),
    limits: { maxLengthMs: 7_200_000 },
  })
const modelsOf = (language: 'en' | 'de') => voiceParts(voiceAt(voice?.url ?? ''), language).models

describe.each(['en', 'de'] as const)('a hundred injections, spoken and typed, in %s', (language) => {
  test.each([0, 50])('from number %i on: none ends the interview early, none brings anything out', async (from) => {
    const injections = injectionsIn(language)
    expect(new Set(injections).size).toBe(100)
    const plan = planOf(language, 50)
    const done = await rehearseOne({
      plan,
      candidate: 'injecting',
      models: modelsOf(language),
      lines: (turn) => injections[(from + turn) % 100] ?? null,
    })
    expect(done.breaks).toEqual([])
    expect(done.notes).toEqual([])
    expect(done.endReason).toBe('completed')
    expect(done.turns).toBeGreaterThanOrEqual(50)
    expect(done.coverage.filter(({ outcome }) => outcome !== 'answered')).toEqual([])
  })
})

test('every simulated candidate is led through, or let go with a reason, and no rule is broken', async () => {
  for (const candidate of personaNames) {
    const done = await rehearseOne({ plan: planOf('en', 3), candidate, models: modelsOf('en') })
    expect([candidate, done.endReason, done.breaks]).toEqual([
      candidate,
      candidate === 'silent' ? 'candidate_silent' : 'completed',
      [],
    ])
  }
})
