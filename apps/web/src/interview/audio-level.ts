let context: AudioContext | undefined

/** The page's one audio context. Browsers keep it silent until the person has done something on the page. */
function audioContext(): AudioContext {
  context ??= new AudioContext()
  return context
}

/** Wakes the context; call it from a click. */
export async function allowAudioAnalysis(): Promise<void> {
  await audioContext().resume()
}

/** Loudness in decibels where the meter begins and where it is full. */
const [quietDb, loudDb] = [-58, -16]

/** How loud a block of samples is, 0 to 1, on a scale that follows the ear. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length)
  const db = 10 * Math.log10(power + 1e-12)
  return Math.min(1, Math.max(0, (db - quietDb) / (loudDb - quietDb)))
}

/**
 * Tells the loudness of a track for every picture the browser draws, rising at once and falling softly. Returns how to stop it.
 * It listens to a stream of its own around the same track, so it changes nothing of what is heard or sent.
 */
export function watchLevel(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const audio = audioContext()
  void audio.resume().catch(() => undefined)
  const source = audio.createMediaStreamSource(new MediaStream([track]))
  const analyser = audio.createAnalyser()
  analyser.fftSize = 1024
  source.connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  let level = 0
  let frame = requestAnimationFrame(function look() {
    analyser.getFloatTimeDomainData(samples)
    level = Math.max(track.enabled ? levelOf(samples) : 0, level * 0.86)
    tell(level < 0.004 ? 0 : level)
    frame = requestAnimationFrame(look)
  })
  return () => {
    cancelAnimationFrame(frame)
    source.disconnect()
    tell(0)
  }
}
