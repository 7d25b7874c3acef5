import { describe, expect, test } from 'vitest'
import { voiceHearing, voiceModel, voiceSpeech } from './checks/voice.ts'
import { lookAt, nobodyAt, serve } from './testing/stage.ts'

const parts = [
  ['hearing', voiceHearing],
  ['model', voiceModel],
  ['speech', voiceSpeech],
] as const

describe.each(parts)('the voice’s %s', (_name, check) => {
  test('that refuses the key is told with its words, never with the key', async () => {
    const url = await serve((_request, response) => response.writeHead(401).end('{"error":"no such key"}'))
    const env = { VOICE: 'openai', OPENAI_BASE_URL: url, OPENAI_API_KEY: 'sk-very-private' }
    const found = await lookAt(check, { env })
    expect(found).toMatchObject({ ok: false, cause: expect.stringMatching(/401.*no such key/), remedy: check.remedy })
    expect(JSON.stringify(found)).not.toContain('very-private')
  })

  test('that is gone, that never answers, and that is not known are findings too', async () => {
    expect(await lookAt(check, { voice: `http://${await nobodyAt()}/v1` })).toMatchObject({ ok: false })
    const silent = await serve(() => undefined)
    expect((await lookAt(check, { voice: silent }, 300)).cause).toBe('no answer within 0.3 s')
    expect(await lookAt(check, {})).toMatchObject({ ok: false, cause: expect.stringContaining('not known') })
  })

  test('that answers with nothing in it is not well', async () => {
    const empty = await serve((_request, response) => response.end('{}'))
    expect(await lookAt(check, { voice: empty })).toMatchObject({ ok: false })
  })
})
