// Enrolment: what each sentence, and each run of its clauses, sounds like. Clauses are enrolled because voice detection
// may cut a sentence at its pauses; the pieces then come back as the words that were said, punctuation included.
import { computeCepstra, measureSpread, scaleCepstra, type Cepstra } from './cepstra.ts'
import { gatherFiller } from './filler.ts'
import { analyseSound, HOP_MS, WORKING_RATE } from './spectrum.ts'
import { CONTEXT_FRAMES, coverWithContext, findSpeech, PAUSE_FRAMES, type Span } from './speech-spans.ts'

// "Yes," alone is too short to be told from "guess".
const SHORTEST_CLAUSE_FRAMES = 1000 / HOP_MS

/** One sentence as spoken by one voice: mono samples at 16 kHz. */
export type SpokenSentence = { text: string; samples: Float32Array }
/** `sentence` is the whole that the text is taken from; for a whole sentence both are equal. */
export type Template = { text: string; sentence: string; cepstra: Cepstra }
/** All that is needed to recognise. */
export type Enrolment = { templates: Template[]; filler: Float32Array; spread: Float32Array }

/** Enrols sentences. One that is silent throws an Error naming it. */
export function enrolSentences(spoken: SpokenSentence[]): Enrolment {
  const raw = spoken.flatMap(makeTemplates)
  const whole = raw.filter(({ text, sentence }) => text === sentence)
  const spread = measureSpread(whole.map(({ cepstra }) => cepstra))
  const templates = raw.map((template) => ({ ...template, cepstra: scaleCepstra(template.cepstra, spread) }))
  const filler = gatherFiller(templates.filter((t) => t.text === t.sentence).map((t) => t.cepstra))
  return { templates, filler, spread }
}

/** The same sound with a little silence on both sides, so that there is context even where a file begins with speech. */
export function padWithSilence(samples: Float32Array): Float32Array {
  const silence = (WORKING_RATE / 100) * CONTEXT_FRAMES
  const padded = new Float32Array(samples.length + 2 * silence)
  padded.set(samples, silence)
  return padded
}

function makeTemplates({ text, samples }: SpokenSentence): Template[] {
  const spectrum = analyseSound(padWithSilence(samples))
  const speech = findSpeech(spectrum)
  if (speech.length === 0) throw new Error(`the sentence "${text}" cannot be enrolled: it is silent`)
  const clauses = text.split(/(?<=[,.;:?!])\s+/)
  const spans = cutAtLongestPauses(speech, clauses.length)
  const templates: Template[] = []
  for (let first = 0; first < spans.length; first++)
    for (let last = first; last < spans.length; last++) {
      const frames = spans[last]!.to - spans[first]!.from
      if (frames < SHORTEST_CLAUSE_FRAMES && spans.length > last - first + 1) continue
      const words = spans.length === 1 ? text : clauses.slice(first, last + 1).join(' ')
      const span = coverWithContext(spans.slice(first, last + 1), spectrum)
      templates.push({ text: words, sentence: text, cepstra: computeCepstra(spectrum, span) })
    }
  return templates
}

/** As many spans as there are clauses, cut at the longest pauses; one span if there are not enough pauses. */
function cutAtLongestPauses(speech: Span[], clauses: number): Span[] {
  const pauses = speech.slice(1).map((span, n) => ({ before: n + 1, frames: span.from - speech[n]!.to }))
  const cuts = pauses
    .filter(({ frames }) => frames >= PAUSE_FRAMES)
    .sort((a, b) => b.frames - a.frames)
    .slice(0, clauses - 1)
    .map(({ before }) => before)
    .sort((a, b) => a - b)
  if (cuts.length < clauses - 1) return [{ from: speech[0]!.from, to: speech.at(-1)!.to }]
  const bounds = [0, ...cuts, speech.length]
  return bounds.slice(1).map((end, n) => ({ from: speech[bounds[n]!]!.from, to: speech[end - 1]!.to }))
}
