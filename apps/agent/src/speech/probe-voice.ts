import { seconds, within } from '@candor/shared'
import { llm, type stt } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { openModel, openRecogniser, settingsOf, takesStream } from './open-source.ts'
import { failureOf, type FailureStatus, type Part } from './provider-failure.ts'
import { openSpeaker } from './speaker.ts'
import type { Source, VoiceConfig, VoiceSource } from './voice-config.ts'

/** What is wrong with one source of one part. */
export type VoiceFault = {
  readonly part: Part
  readonly host: string
  readonly model: string
  readonly status: FailureStatus
  readonly why: string
  /** The variable whose value the service does not know, or null where it failed for another reason. */
  readonly variable: string | null
}

const limitMs = seconds(6)
/** A stream that was refused says so at once; one that is taken says nothing. */
const refusalMs = seconds(1.5)

/**
 * Asks every source that is not local for the smallest thing it can do, all at the same time. Returns those that could not, at the
 * latest after six seconds.
 */
export async function probeVoice(voice: VoiceConfig, limits = { limitMs, refusalMs }): Promise<VoiceFault[]> {
  const distant = <One extends Source>(sources: readonly One[]) => sources.filter(({ setUp }) => setUp !== 'local')
  const faults = await Promise.all([
    ...distant(voice.stt).map((source) => probe('stt', source, limits.limitMs, () => hear(source, limits.refusalMs))),
    ...distant(voice.llm).map((source) => probe('llm', source, limits.limitMs, () => think(source))),
    ...distant(voice.tts).map((source) => probe('tts', source, limits.limitMs, (signal) => speak(source, signal))),
  ])
  return faults.filter((fault) => fault !== null)
}

async function probe(
  part: Part,
  source: Source,
  limit: number,
  look: (signal: AbortSignal) => Promise<void>,
): Promise<VoiceFault | null> {
  try {
    await within(limit, `probe ${part}`, look)
    return null
  } catch (error) {
    const { status, why } = failureOf(part, error)
    const variable = unknownIn(part, status, why)
    return { part, host: new URL(source.baseUrl).host, model: source.model, status, why, variable }
  }
}

function unknownIn(part: Part, status: FailureStatus, why: string): string | null {
  if (status !== 400 && status !== 404 && status !== 422) return null
  const name = part.toUpperCase()
  if (part === 'tts' && /voice/i.test(why.replace(/^the voice answered/, ''))) return 'TTS_VOICE'
  if (/language/i.test(why)) return `${name}_MODEL`
  return status === 404 || /model/i.test(why) ? `${name}_MODEL` : null
}

async function hear(source: Source, refusedWithinMs: number): Promise<void> {
  const recogniser = openRecogniser(source, 'en')
  let broke: Error | undefined
  recogniser.on('error', ({ error }) => void (broke ??= error))
  const second = new AudioFrame(
    new Int16Array(16_000).map((_, at) => 800 * Math.sin(at / 12)),
    16_000,
    1,
    16_000,
  )
  if (!takesStream(source)) return void (await recogniser.recognize(second))
  const stream = recogniser.stream({ connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: limitMs } })
  try {
    stream.pushFrame(second)
    await untilOver(stream, refusedWithinMs)
    if (broke) throw broke
  } finally {
    stream.close()
    await recogniser.close()
  }
}

async function untilOver(stream: stt.SpeechStream, ms: number): Promise<void> {
  await within(ms, 'refusal', async () => {
    while (!(await stream.next()).done);
  }).catch(() => {})
}

async function think(source: Source): Promise<void> {
  const model = openModel(source)
  let broke: Error | undefined
  model.on('error', ({ error }) => void (broke ??= error))
  const chatCtx = llm.ChatContext.empty()
  chatCtx.addMessage({ role: 'user', content: 'Say yes.' })
  const stream = model.chat({ chatCtx, connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: limitMs } })
  try {
    await stream.next()
    if (broke) throw broke
  } finally {
    stream.close()
  }
}

async function speak(source: VoiceSource, signal: AbortSignal): Promise<void> {
  const speaker = openSpeaker(settingsOf(source, 'en'))
  try {
    for await (const _ of speaker.speak('Yes.', { firstSoundMs: limitMs, nextSoundMs: limitMs }, signal)) return
  } finally {
    await speaker.close()
  }
}

/** What a person reads of a fault: the part, who, and how it failed. */
export function wordsOfFault({ part, host, model, status, why, variable }: VoiceFault): string {
  const name = variable ?? part.toUpperCase()
  return `${name}: ${host} does not take ${variable === 'TTS_VOICE' ? 'this voice' : model} (${status}): ${why}`
}
