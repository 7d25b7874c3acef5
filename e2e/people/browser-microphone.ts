import type { BrowserContext, Page } from '@playwright/test'

/**
 * A microphone that plays WAV files when it is told to. Chromium's own fake microphone plays one file from the start of the capture and
 * cannot wait for a question; here only the source of the sound is replaced, and all behind it (processing, Opus, WebRTC) is real.
 */
export async function plugInMicrophone(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    let audio: AudioContext | null = null
    let outlet: MediaStreamAudioDestinationNode | null = null
    const open = (): MediaStream => {
      audio ??= new AudioContext({ sampleRate: 48_000 })
      outlet ??= audio.createMediaStreamDestination()
      return new MediaStream(outlet.stream.getAudioTracks().map((track) => track.clone()))
    }
    const own = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      // Asking the real one first keeps permission and device errors what they are.
      const stream = await own(constraints)
      if (!constraints?.audio) return stream
      for (const track of stream.getTracks()) track.stop()
      return open()
    }
    Object.assign(window, {
      candorSay: async (wav: number[]): Promise<void> => {
        open()
        if (!audio || !outlet) return
        const source = audio.createBufferSource()
        source.buffer = await audio.decodeAudioData(new Uint8Array(wav).buffer)
        source.connect(outlet)
        await new Promise<void>((ended) => {
          source.addEventListener('ended', () => ended())
          source.start()
        })
      },
    })
  })
}

/** Plays a WAV file into the page's microphone and waits until it is over. */
export async function sayInto(page: Page, wav: Uint8Array): Promise<void> {
  await page.evaluate(
    (bytes) => (window as unknown as { candorSay: (wav: number[]) => Promise<void> }).candorSay(bytes),
    [...wav],
  )
}
