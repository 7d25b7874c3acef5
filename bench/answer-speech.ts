const rate = 24_000
const syllableMs = 200

/** First, second and third resonance of the vocal tract for five vowels, Hz. */
const vowels: readonly (readonly number[])[] = [
  [730, 1090, 2440],
  [270, 2290, 3010],
  [530, 1840, 2480],
  [300, 870, 2240],
  [570, 840, 2410],
]

/** A resonance of the vocal tract: a two-pole filter whose pitch may move from sample to sample. */
function resonator(widthHz: number): (input: number, hz: number) => number {
  const radius = Math.exp((-Math.PI * widthHz) / rate)
  let [before, last] = [0, 0]
  return (input, hz) => {
    const out =
      input * (1 - radius) + 2 * radius * Math.cos((2 * Math.PI * hz) / rate) * last - radius * radius * before
    before = last
    last = out
    return out
  }
}

/**
 * Something that a voice activity detector takes for a person, 24 kHz mono PCM: pulses of a voice that falls from 140 to 100 Hz,
 * through the resonances of changing vowels, five syllables a second. It has no words, and needs none: the stub hears what it is told
 * to hear. The same samples every time, so that both sides of a bench hear the same answer.
 */
export function answerSpeech(lengthMs = 2000): Int16Array {
  const resonances = [resonator(80), resonator(100), resonator(140)]
  const samples = new Float64Array((rate * lengthMs) / 1000)
  let [phase, loudest] = [0, 0]
  for (let i = 0; i < samples.length; i += 1) {
    const at = i / rate
    phase += (140 - (40 * i) / samples.length + 4 * Math.sin(2 * Math.PI * 5 * at)) / rate
    const pulse = phase >= 1 ? 1 : 0
    phase %= 1
    const syllable = (at * 1000) / syllableMs
    const within = Math.sin(Math.PI * (syllable % 1))
    const vowel = vowels[Math.floor(syllable) % vowels.length] ?? []
    const out = resonances.reduce((sum, pass, index) => sum + pass(pulse, vowel[index] ?? 500) / (index + 1), 0)
    samples[i] = out * (0.15 + 0.85 * within)
    loudest = Math.max(loudest, Math.abs(samples[i] ?? 0))
  }
  return Int16Array.from(samples, (sample) => Math.round((sample / loudest) * 20_000))
}
