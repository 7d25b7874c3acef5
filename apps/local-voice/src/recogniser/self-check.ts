import type { Enrolment } from './enrolment.ts'
import { findBestMatch } from './match.ts'

/** Two different texts nearer than this could be taken for each other. */
export const LEAST_DISTANCE = 0.8

/** Two sentences that sound too much alike. */
export type Confusion = { first: string; second: string; score: number }

/** Compares every enrolled text with all others of other sentences; the nearest pair if it is too near. */
export function findConfusion(enrolment: Enrolment): Confusion | undefined {
  let nearest: Confusion | undefined
  for (const { text, sentence, cepstra } of enrolment.templates) {
    const others = enrolment.templates.filter((other) => other.sentence !== sentence && other.text !== text)
    const match = findBestMatch(cepstra, { ...enrolment, templates: others })
    if (!match || match.score >= (nearest?.score ?? LEAST_DISTANCE)) continue
    nearest = { first: sentence, second: match.template.sentence, score: match.score }
  }
  return nearest
}
