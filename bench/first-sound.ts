import type { Figure } from './figure.ts'

/** How long a candidate who asked to begin looks at a silent page. */
export const firstSound: Figure = {
  key: 'first-sound',
  name: 'click to first sound',
  unit: 'ms',
  of: ({ clickAt, firstSoundAt }) => firstSoundAt - clickAt,
}
