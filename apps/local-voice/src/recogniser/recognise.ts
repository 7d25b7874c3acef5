// From sound to the enrolled words in it, or to nothing. First everything that was spoken is compared as one; then
// without a scrap at the start or end of the buffer; then cut at its pauses, where every piece has to match: nothing
// that was said may be left over, and nothing is returned that was not said.
import { computeCepstra, scaleCepstra } from './cepstra.ts'
import { padWithSilence, type Enrolment } from './enrolment.ts'
import { findBestMatch, isSameWords, type Match } from './match.ts'
import { analyseSound, HOP_MS, type Spectrum } from './spectrum.ts'
import { CONTEXT_FRAMES, coverWithContext, findSpeech, type Span } from './speech-spans.ts'

const LONGEST_SPEECH_FRAMES = 60_000 / HOP_MS
const MOST_PIECES = 24
const MOST_JOINED = 8
// A recorder's pre-roll replays up to 250 ms of the word before; the next word may begin at the very end.
const LONGEST_SCRAP_FRAMES = 300 / HOP_MS

/** The enrolled words in a mono recording at 16 kHz; an empty text when anything else is in it. */
export function recogniseSpeech(samples: Float32Array, enrolment: Enrolment): string {
  const spectrum = analyseSound(padWithSilence(samples))
  const speech = findSpeech(spectrum)
  if (speech.length === 0 || speech.at(-1)!.to - speech[0]!.from > LONGEST_SPEECH_FRAMES) return ''
  const match = createMatcher(spectrum, enrolment)
  for (const spans of [speech, withoutScraps(speech, spectrum)]) {
    if (spans.length === 0) continue
    const whole = match(spans)
    if (whole !== undefined) return whole
  }
  return joinPieces(withoutScraps(speech, spectrum), match)
}

type Matcher = (spans: Span[]) => string | undefined

function createMatcher(spectrum: Spectrum, enrolment: Enrolment): Matcher {
  const known = new Map<string, string | undefined>()
  return (spans) => {
    const key = `${spans[0]!.from}-${spans.at(-1)!.to}`
    if (!known.has(key)) {
      const best = bestMatchFor(spans, spectrum, enrolment)
      known.set(key, best && isSameWords(best) ? best.template.text : undefined)
    }
    return known.get(key)
  }
}

function bestMatchFor(spans: Span[], spectrum: Spectrum, enrolment: Enrolment): Match | undefined {
  const cepstra = computeCepstra(spectrum, coverWithContext(spans, spectrum))
  return findBestMatch(scaleCepstra(cepstra, enrolment.spread), enrolment)
}

function withoutScraps(speech: Span[], spectrum: Spectrum): Span[] {
  // The padding put silence around the buffer: its edges are CONTEXT_FRAMES away from those of the spectrum.
  const begins = ({ from, to }: Span) => from <= CONTEXT_FRAMES + 1 && to - from <= LONGEST_SCRAP_FRAMES
  const ends = ({ from, to }: Span) => to >= spectrum.frames - CONTEXT_FRAMES - 1 && to - from <= LONGEST_SCRAP_FRAMES
  return speech.filter((span, n) => !(n === 0 && begins(span)) && !(n === speech.length - 1 && ends(span)))
}

/** Fewest matching pieces that cover all of the speech, or nothing. */
function joinPieces(pieces: Span[], match: Matcher): string {
  if (pieces.length < 2 || pieces.length > MOST_PIECES) return ''
  const covered: (string[] | undefined)[] = [[]]
  for (let end = 1; end <= pieces.length; end++) {
    for (let start = Math.max(0, end - MOST_JOINED); start < end; start++) {
      const before = covered[start]
      const known = covered[end]
      if (!before || (known && known.length <= before.length + 1)) continue
      const text = match(pieces.slice(start, end))
      if (text !== undefined) covered[end] = [...before, text]
    }
  }
  return covered[pieces.length]?.join(' ') ?? ''
}
