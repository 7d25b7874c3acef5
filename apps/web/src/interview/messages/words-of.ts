import { createTranslator } from 'use-intl/core'
import type { Language } from './catalogue.ts'
import { compiledMessages } from './compiled.ts'
import type { Words } from './use-words.ts'

/** The words of a language on the server. */
export function wordsOf(language: Language): Words {
  return createTranslator({ locale: language, messages: compiledMessages(language) }) as Words
}
