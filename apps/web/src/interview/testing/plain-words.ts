import { createTranslator } from 'use-intl/core'
import { catalogues, type Language } from '../messages/catalogue.ts'
import type { Words } from '../messages/use-words.ts'

/** The words of a language without a page. A message that is missing or lacks a value is thrown. */
export function plainWords(language: Language): Words {
  const onError = (error: unknown): never => {
    throw error
  }
  return createTranslator({ locale: language, messages: catalogues[language], onError }) as Words
}
