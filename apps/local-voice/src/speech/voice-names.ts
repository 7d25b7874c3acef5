const DEFAULT_VOICE = 'en-us'

const ESPEAK_LANGUAGES = new Set(['en-us', 'en-gb', 'en-gb-scotland', 'en-gb-x-rp', 'de', 'fr', 'es', 'it', 'nl', 'pt'])
const VARIANT = /^(?:m[1-8]|f[1-5]|croak|whisper)$/

/**
 * The espeak voice for a requested name: espeak's own names (`en-gb`, `en-us+f3`) pass, any other name, such as the
 * voices of other providers (`alloy`), becomes the default. espeak itself would refuse an unknown name.
 */
export function toEspeakVoice(name: string | undefined): string {
  const [language = '', variant, ...rest] = (name ?? DEFAULT_VOICE).toLowerCase().split('+')
  const known = ESPEAK_LANGUAGES.has(language) && rest.length === 0 && (variant === undefined || VARIANT.test(variant))
  if (!known) return DEFAULT_VOICE
  return variant === undefined ? language : `${language}+${variant}`
}
