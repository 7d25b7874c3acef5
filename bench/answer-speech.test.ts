import { initializeLogger, inference, VADEventType } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { expect, test } from 'vitest'
import { answerSpeech } from './answer-speech.ts'

test('the answer is the same every time and as long as it should be', () => {
  expect(answerSpeech(500)).toEqual(answerSpeech(500))
  expect(answerSpeech(500)).toHaveLength(12_000)
})

test("the SDK's voice detector hears one stretch of speech without a gap that could end a turn", async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  const silence = new Int16Array(24_000)
  const stream = new inference.VAD().stream()
  for (const samples of [silence, answerSpeech(2000), silence]) {
    for (let at = 0; at < samples.length; at += 2400) {
      // A copy of its own for each frame: the SDK sends the whole buffer that a view looks into.
      stream.pushFrame(new AudioFrame(samples.slice(at, at + 2400), 24_000, 1, 2400))
    }
  }
  let heardMs = 0
  for await (const event of stream) {
    if (event.type !== VADEventType.END_OF_SPEECH) continue
    heardMs = event.speechDuration
    break
  }
  stream.close()
  expect(heardMs).toBeGreaterThan(1500)
})
