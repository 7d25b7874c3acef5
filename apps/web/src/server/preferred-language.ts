import { isLanguage, type Language } from '../interview/messages/catalogue.ts'

/** The language that a browser's `Accept-Language` prefers among ours; English where it names none of them. */
export function preferredLanguage(header: string | null | undefined): Language {
  const wished = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find((value) => value !== undefined)
      return { language: tag.split('-')[0], weight: Number(quality ?? 1) }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((left, right) => right.weight - left.weight)
  return wished.map(({ language }) => language).find(isLanguage) ?? 'en'
}
