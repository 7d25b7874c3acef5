import type { Enrolment } from './enrolment.ts'
import { findBestMatch } from './match.ts'

/** Two different texts nearer than this could be taken for each other. */
export const LEAST_DISTANCE = 0.8

/** Two sentences that sound too much alike. */
export type Confusion = { first: string; second: string; score: number }

/** Compares every enrolled text, in its first voice, with all of the other sentences; the nearest pair if too near. */
export function findConfusion(enrolment: Enrolment): Confusion | undefined {
  let nearest: Confusion | undefined
  const firstByText = new Map(enrolment.templates.toReversed().map((template) => [template.text, template]))
  for (const { text, sentence, cepstra } of firstByText.values()) {
    const others = enrolment.templates.filter((other) => other.sentence !== sentence && other.text !== text)
    const match = findBestMatch(cepstra, { ...enrolment, templates: others }, LEAST_DISTANCE)
    if (!match || match.score >= (nearest?.score ?? LEAST_DISTANCE)) continue
    nearest = { first: sentence, second: match.template.sentence, score: match.score }
  }
  return nearest
}
