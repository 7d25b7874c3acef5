import { setTimeout as delay } from 'node:timers/promises'
import { within } from '@candor/shared'
import { inference, VADEventType } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import type { Clip } from './clip-texts.ts'
import type { HeardClip } from './judge-turns.ts'

const rate = 24_000
const frameSamples = rate / 50
/** More than any pause, so that the end of the last part is heard too. */
const tailMs = 900

/** Speaks every clip with the local voice at `voiceUrl` and lets the product's voice detector listen to it. */
export async function hearClips(
  clips: readonly Clip[],
  voiceUrl: string,
  tell: (line: string) => void,
): Promise<HeardClip[]> {
  const spoken = new Map<string, Int16Array>()
  const heard: HeardClip[] = []
  for (const [at, clip] of clips.entries()) {
    for (const part of clip.parts) if (!spoken.has(part)) spoken.set(part, await speak(part, voiceUrl))
    const lateMs: number[] = []
    for (const part of clip.parts) lateMs.push(await lateOf(spoken.get(part) ?? new Int16Array(0)))
    heard.push({ clip, lateMs })
    if ((at + 1) % 50 === 0) tell(`${at + 1} of ${clips.length} clips heard`)
  }
  return heard
}

async function speak(input: string, voiceUrl: string): Promise<Int16Array> {
  const response = await fetch(`${voiceUrl}/audio/speech`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input, voice: 'en-us', model: 'espeak-ng', response_format: 'pcm' }),
    signal: AbortSignal.timeout(20_000),
  })
  if (!response.ok) throw new Error(`the local voice answers ${response.status}`)
  return new Int16Array(await response.arrayBuffer())
}

const known = new Map<Int16Array, number>()

/** How long after the last sound the detector's silence begins; the same for the same sound. */
async function lateOf(sound: Int16Array): Promise<number> {
  const before = known.get(sound)
  if (before !== undefined) return before
  let last = sound.length - 1
  while (last > 0 && Math.abs(sound[last] ?? 0) < 200) last -= 1
  const endMs = (last / rate) * 1000
  const vad = new inference.VAD()
  const stream = vad.stream()
  const ends: number[] = []
  const all = new Int16Array(sound.length + (rate * tailMs) / 1000)
  all.set(sound)
  const listening = (async () => {
    const enough = (all.length / rate) * 16_000 - 2000
    for await (const { type, samplesIndex, silenceDuration } of stream) {
      if (type === VADEventType.END_OF_SPEECH) ends.push((samplesIndex / 16_000) * 1000 - silenceDuration)
      if (samplesIndex >= enough) return
    }
  })()
  for (let at = 0; at < all.length; at += frameSamples) {
    const piece = new Int16Array(frameSamples)
    piece.set(all.subarray(at, at + frameSamples))
    stream.pushFrame(new AudioFrame(piece, rate, 1, frameSamples))
    if (at % (frameSamples * 20) === 0) await delay(0)
  }
  await within(20_000, 'hear a clip', () => listening)
  stream.close()
  const late = Math.max(0, (ends.at(-1) ?? endMs) - endMs)
  known.set(sound, late)
  return late
}
