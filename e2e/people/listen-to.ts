import type { Page } from '@playwright/test'

/** What a recording is when it is played. Loudness is the root mean square of all samples of a channel, 0 to 1. */
export type Heard = { readonly lengthMs: number; readonly candidate: number; readonly interviewer: number }

/** Has the browser of whoever sits at the desk fetch and decode a recording, as its player does. */
export function listenTo(page: Page, source: string): Promise<Heard> {
  return page.evaluate(async (address) => {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(`the recording was answered ${answer.status}`)
    const ear = new OfflineAudioContext(2, 48_000, 48_000)
    const sound = await ear.decodeAudioData(await answer.arrayBuffer())
    const loudness = (channel: number): number => {
      const samples = sound.getChannelData(channel)
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    }
    return { lengthMs: sound.duration * 1000, candidate: loudness(0), interviewer: loudness(1) }
  }, source)
}
