import type { Figure } from './figure.ts'

/** How long a candidate who has heard the goodbye sits there before the page says that it is over. */
export const end: Figure = {
  key: 'end',
  name: 'last goodbye sound to end screen',
  unit: 'ms',
  of: ({ lastSoundAt, endAt }) => endAt - lastSoundAt,
}
