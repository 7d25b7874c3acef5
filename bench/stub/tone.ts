const rate = 24_000
const hz = 220
const loudness = 8000
const shortestMs = 300

/**
 * A plain tone in place of a voice: 24 kHz mono PCM, as long as the text would roughly take. It is loud from its first to its last
 * sample, so that an ear knows exactly when it begins and ends.
 */
export function speechFor(text: string, letterMs: number): Int16Array {
  const lengthMs = Math.max(shortestMs, text.length * letterMs)
  return Int16Array.from({ length: Math.round((rate * lengthMs) / 1000) }, (_, at) =>
    Math.round(loudness * Math.cos((2 * Math.PI * hz * at) / rate)),
  )
}
