/** A promise that was broken; `invariant` is its number in DESIGN 12, or a word for promises beyond them. */
export class Violation extends Error {
  readonly invariant: string

  constructor(invariant: string, message: string) {
    super(`${invariant}: ${message}`)
    this.name = 'Violation'
    this.invariant = invariant
  }
}

export function must(holds: boolean, invariant: string, message: () => string): void {
  if (!holds) throw new Violation(invariant, message())
}
