import { AgentServer, initializeLogger, InferenceRunner, ServerOptions } from '@livekit/agents'
import { beforeAll, expect, test } from 'vitest'
import { forgoTurnModel } from './forgo-turn-model.ts'

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }))

const access = { wsURL: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'a secret of thirty-two characters' }
const openServer = () =>
  new AgentServer(new ServerOptions({ agent: import.meta.filename, production: true, ...access }))
const started = () => Object.keys(InferenceRunner.registeredRunners)

test('no process is started for the turn model; without a word the SDK would start one', () => {
  forgoTurnModel()
  openServer()
  expect(started()).toEqual([])
})
