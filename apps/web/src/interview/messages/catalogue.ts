import type { Plan } from '@candor/shared'
import { de } from './de.ts'
import { deRoom } from './de-room.ts'
import { en } from './en.ts'
import { enRoom } from './en-room.ts'

export type Language = Plan['language']
/** The same keys, whatever the words: a language that lacks one does not compile. */
type SameKeys<Words> = { readonly [Key in keyof Words]: Words[Key] extends string ? string : SameKeys<Words[Key]> }

const english = { ...en, ...enRoom }
export type Catalogue = SameKeys<typeof english>

export const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, de: { ...de, ...deRoom } }

/** Which way a language is written. Layouts use logical sides only, so that one from right to left needs nothing else. */
export const directions: Readonly<Record<Language, 'ltr' | 'rtl'>> = { en: 'ltr', de: 'ltr' }

export const isLanguage = (value: string | undefined): value is Language => value !== undefined && value in catalogues
