/** The two who are measured: the product as it is shipped, and the agent a starter gives. */
export const sides = ['ours', 'bare'] as const
export type Side = (typeof sides)[number]

/** What a candidate notices of one conversation, `performance.now()` milliseconds. */
export type Moments = {
  /** The candidate asks to begin; consent has been given before. */
  readonly clickAt: number
  /** The interviewer's first frame that is not silent. */
  readonly firstSoundAt: number
  /** The candidate's answer has left, to its last sample. */
  readonly answeredAt: number
  /** The first frame after it that is not silent: the reply begins. */
  readonly replyAt: number
  /** The last frame that is not silent: the end of the goodbye. */
  readonly lastSoundAt: number
  /** The page would show its end screen: told by `interview.ended` or disconnected, whichever comes first. */
  readonly endAt: number
}
