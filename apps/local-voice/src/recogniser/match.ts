import { alignFrames, type Path } from './align.ts'
import type { Cepstra } from './cepstra.ts'
import { compareWithFiller } from './filler.ts'
import { HOP_MS } from './spectrum.ts'
import type { Enrolment, Template } from './enrolment.ts'

// Measured: the same words score 0.05, at most 0.17, in noise (12 dB) at most 0.31; one changed word
// scores above 0.4. In a short utterance a changed sound has fewer moments to show itself, so it is judged harder.
const SAME_WORDS = 0.4
const SAME_WORDS_WHEN_SHORT = 0.24
const SHORT_FRAMES = 1800 / HOP_MS

const WINDOW_FRAMES = 80 / HOP_MS
const CANDIDATES = 3

/** A template and how well it fits: the worst 80 ms, in path cost above the filler. Lower is nearer. */
export type Match = { template: Template; score: number }

/** Whether a match is near enough to say that these words were spoken. */
export function isSameWords({ template, score }: Match): boolean {
  return score <= (template.cepstra.frames < SHORT_FRAMES ? SAME_WORDS_WHEN_SHORT : SAME_WORDS)
}

/**
 * The template that fits best with a score up to `limit`, by default what counts as the same words; undefined when none
 * does. A path is not followed further once it cannot stay within the limit.
 */
export function findBestMatch(query: Cepstra, enrolment: Enrolment, limit = SAME_WORDS): Match | undefined {
  const filler = compareWithFiller(query, enrolment.filler)
  const within = { score: limit, fillerSoFar: addUp(filler) }
  const [best] = enrolment.templates
    .map((template) => ({ template, path: alignFrames(query, template.cepstra, within) }))
    .filter((entry): entry is { template: Template; path: Path } => entry.path !== undefined)
    .sort((a, b) => a.path.mean - b.path.mean)
    .slice(0, CANDIDATES)
    .map(({ template, path }) => ({ template, score: worstWindow(path, filler) }))
    .sort((a, b) => a.score - b.score)
  return best && best.score <= limit ? best : undefined
}

function addUp(values: Float32Array): Float32Array {
  let sum = 0
  return values.map((value) => (sum += value))
}

// The dearest 80 ms of a path: mean of path cost minus filler cost.
function worstWindow({ first, costs }: Path, filler: Float32Array): number {
  let worst = -Infinity
  let sum = 0
  for (let n = 0; n < costs.length; n++) {
    sum += costs[n]! - filler[first + n]!
    if (n >= WINDOW_FRAMES) sum -= costs[n - WINDOW_FRAMES]! - filler[first + n - WINDOW_FRAMES]!
    if (n >= WINDOW_FRAMES - 1) worst = Math.max(worst, sum / WINDOW_FRAMES)
  }
  return worst === -Infinity ? Infinity : worst
}
