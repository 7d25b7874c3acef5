import { seconds } from '@candor/shared'

/** How long the parts of the voice are waited for, in milliseconds. */
export const patience = {
  /** One recognition may take this long and a quarter of the length of what was said. */
  recogniseMs: seconds(4),
  recognisePerSpokenMs: 0.25,
  recogniseAtMostMs: seconds(12),
  recogniseAgainAfterMs: 300,
  firstWordMs: seconds(6),
  nextWordMs: seconds(5),
  /** Somebody who waits for a reply is told after this long that it takes a moment, and waits no longer than that. */
  fillerMs: seconds(2.5),
  thinkingMs: seconds(12),
  firstSoundMs: seconds(4),
  nextSoundMs: seconds(5),
  /** Waits before the second, third, ... try of a reply or a sentence. */
  againAfterMs: [200, 500, 1000, 2000],
} as const
export type Patience = {
  readonly [Key in keyof typeof patience]: (typeof patience)[Key] extends number ? number : readonly number[]
}

/**
 * What the session itself is told. It would retry by its own clock, close at the fourth error of model or voice whatever we count, and cut
 * a sentence off while it is still being tried again.
 */
export const sessionPatience = {
  connOptions: {
    maxUnrecoverableErrors: Number.MAX_SAFE_INTEGER,
    llmConnOptions: { maxRetry: 0, timeoutMs: patience.firstWordMs },
    ttsConnOptions: { maxRetry: 0, timeoutMs: patience.firstSoundMs },
  },
  ttsReadIdleTimeout: seconds(30),
  forwardAudioIdleTimeout: seconds(30),
} as const
