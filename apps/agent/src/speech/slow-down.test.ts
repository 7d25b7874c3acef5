import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { initializeLogger } from '@livekit/agents'
import { expect, onTestFinished, test } from 'vitest'
import { PatientTts } from './patient-tts.ts'
import { nobodyListens } from './provider-failure.ts'
import { openSpeaker } from './speaker.ts'
import { hum } from './testing/answers.ts'

initializeLogger({ pretty: false, level: 'silent' })

/** A voice service that keeps the speeds it was asked for; undefined: the usual one. */
async function service() {
  const speeds: unknown[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      speeds.push((JSON.parse(body) as { speed?: number }).speed)
      response.writeHead(200, { 'content-type': 'audio/pcm' }).end(hum)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  return { speeds, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` }
}

test('asked to be slower the voice is, from the next sentence on, and asked twice no slower than that', async () => {
  const { speeds, baseUrl } = await service()
  const speakers = [openSpeaker({ baseUrl, key: 'none', model: 'm', voice: 'v' })] as const
  const voice = new PatientTts({ speakers, report: nobodyListens })
  const speak = async (): Promise<void> => {
    for await (const _ of voice.synthesize('Hello there.'));
  }
  await speak()
  voice.slowDown()
  await speak()
  voice.slowDown()
  await speak()
  await voice.close()
  expect(speeds).toEqual([undefined, 0.8, 0.8])
})
