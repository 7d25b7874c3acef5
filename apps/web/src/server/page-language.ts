import { cookies, headers } from 'next/headers'
import { isLanguage, type Language } from '../interview/messages/catalogue.ts'
import { languageCookieName } from './language-cookie.ts'
import { preferredLanguage } from './preferred-language.ts'

/** The language of the interview that this page belongs to; English elsewhere. */
export async function pageLanguage(): Promise<Language> {
  const told = (await cookies()).get(languageCookieName)?.value
  return isLanguage(told) ? told : 'en'
}

/** The language for somebody of whom nothing else is known: the interview's, or what their browser asks for. */
export async function readerLanguage(): Promise<Language> {
  const told = (await cookies()).get(languageCookieName)?.value
  return isLanguage(told) ? told : preferredLanguage((await headers()).get('accept-language'))
}
