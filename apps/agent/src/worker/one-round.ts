export type Rounds = {
  /** Waits for the round that is under way; begins one where there is none. */
  readonly join: () => Promise<unknown>
  /** Waits for a round that began after this was called: what was there by then is done. */
  readonly anew: () => Promise<unknown>
}

/** Lets whoever wants the same work done share its rounds, one round at a time. `run` tells of its failures itself. */
export function oneRound(run: () => Promise<unknown>): Rounds {
  let running: Promise<unknown> | null = null
  const join = (): Promise<unknown> => {
    running ??= run().finally(() => {
      running = null
    })
    return running
  }
  return {
    join,
    anew: async () => {
      await running
      await join()
    },
  }
}
