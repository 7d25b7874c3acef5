'use client'

import { useTranslations } from 'use-intl/react'
import type { Catalogue } from './catalogue.ts'

/** The words of the page's language, by key. */
export const useWords = () => useTranslations() as Words

/** Keys of messages, with dots between the groups. */
type KeysOf<Group, Before extends string = ''> = {
  [Key in keyof Group & string]: Group[Key] extends string ? `${Before}${Key}` : KeysOf<Group[Key], `${Before}${Key}.`>
}[keyof Group & string]
export type WordKey = KeysOf<Catalogue>

/** Says a message; what stands in braces in it is given by name. */
export type Words = (key: WordKey, values?: Record<string, string | number>) => string
