/**
 * What a candidate experiences, measured all the time: how long nothing was heard and no end was shown. `gap` counts every silence, also
 * the candidate's own turn; `wait` only the silences in which the candidate had nothing to answer.
 */
export class Attention {
  /** Of the whole interview; `anew` leaves it. */
  longestGapEverMs = 0
  longestWaitMs = 0
  #here = false
  #signAt = 0
  #waitsSince = 0

  /** The candidate looks at the page from now on, or does not any more. */
  set here(here: boolean) {
    this.#here = here
    this.#signAt = performance.now()
  }

  get here(): boolean {
    return this.#here
  }

  /** The candidate did something that is not silence: answered, came back. */
  sign(): void {
    this.#signAt = performance.now()
  }

  look(lastSoundAt: number | null, ownTurn: boolean): void {
    if (!this.#here) return
    this.#signAt = Math.max(this.#signAt, lastSoundAt ?? 0)
    const gapMs = performance.now() - this.#signAt
    this.longestGapEverMs = Math.max(this.longestGapEverMs, gapMs)
    // Whoever lets their own turn pass is not kept waiting by the interviewer who then asks.
    if (ownTurn) this.#waitsSince = performance.now()
    const waitMs = performance.now() - Math.max(this.#signAt, this.#waitsSince)
    this.longestWaitMs = Math.max(this.longestWaitMs, waitMs)
  }

  anew(): void {
    this.longestWaitMs = 0
  }
}
