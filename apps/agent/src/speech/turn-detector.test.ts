import { initializeLogger, voice } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type FaultyProvider, openFaultyProvider } from './testing/faulty-provider.ts'
import { SpeakingMicrophone } from './testing/vowels.ts'
import { turnDetector } from './turn-detector.ts'

let provider: FaultyProvider
beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  provider = await openFaultyProvider()
})
afterAll(() => provider.close())

/** A session of the real SDK whose candidate says one thing; how long after the last word the turn was over, in milliseconds. */
async function turnAfter(text: string): Promise<number> {
  provider.behave({ kind: 'well', text })
  const at = { baseURL: provider.baseUrl, apiKey: 'none', model: 'm' }
  const session = new voice.AgentSession({
    stt: new openai.STT({ ...at, language: 'en', useRealtime: false }),
    turnHandling: { turnDetection: turnDetector('en'), endpointing: { minDelay: 300, maxDelay: 2500 } },
    userAwayTimeout: null,
  })
  const microphone = new SpeakingMicrophone()
  onTestFinished(() => microphone.close())
  onTestFinished(() => session.close())
  session.input.audio = microphone
  let endedAt = 0
  session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ oldState }) => {
    if (oldState === 'speaking') endedAt = performance.now()
  })
  const over = new Promise<number>((resolve) => {
    const agent = new (class extends voice.Agent {
      override onUserTurnCompleted(): Promise<void> {
        resolve(performance.now() - endedAt)
        return Promise.resolve()
      }
    })({ instructions: 'Listen.' })
    void session.start({ agent, record: false }).then(() => microphone.speak(1200))
  })
  return over
}

test('the words decide how long a pause is waited for', async () => {
  const finished = await turnAfter('I found it by reading two logs.')
  const inTheMiddle = await turnAfter('I found it in the')
  expect(inTheMiddle - finished).toBeGreaterThan(1000)
}, 20_000)
