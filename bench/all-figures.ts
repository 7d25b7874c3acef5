import { end } from './end.ts'
import type { Figure } from './figure.ts'
import { firstSound } from './first-sound.ts'
import { overhead, voice } from './voice.ts'

/** Everything that can be measured, by the name the command line uses. */
export const allFigures: readonly Figure[] = [firstSound, voice, overhead, end]
