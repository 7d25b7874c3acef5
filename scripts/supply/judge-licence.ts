import type { Package } from './read-packages.ts'

const permissive =
  /^(MIT(-0)?|Apache-2\.0|ISC|0BSD|BSD-[23]-Clause|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|CC-BY-4\.0|Python-2\.0|OFL-1\.1|SIL OPEN FONT LICENSE|AFL-2\.1|Zlib|WTFPL|PostgreSQL)$/

/** Licences that are permitted for these packages only, and why. */
const exceptions: readonly { readonly of: RegExp; readonly licence: RegExp; readonly why: string }[] = [
  {
    of: /^espeak-ng$/,
    licence: /^GPL-3\.0-or-later$/,
    why: 'the voice of the demo, in a process of its own and in no image',
  },
  { of: /^@img\//, licence: /^LGPL-3\.0-or-later$/, why: 'a library that is linked when it runs, unchanged' },
  { of: /^@livekit\/av-/, licence: /^LGPL-2\.1-or-later$/, why: 'a library that is linked when it runs, unchanged' },
  {
    of: /^@livekit\/local-inference/,
    licence: /^LicenseRef-LiveKit-Model$/,
    why: 'the model that hears speech, for use with LiveKit',
  },
  { of: /^(@axe-core\/|axe-core$)/, licence: /^MPL-2\.0$/, why: 'looks at pages in tests' },
  { of: /^lightningcss/, licence: /^MPL-2\.0$/, why: 'a build tool, unchanged' },
]

/** Why a package may not be used; null where it may. Of `A OR B` one has to be permitted, of `A AND B` each. */
export function licenceFault({ name, licence }: Pick<Package, 'name' | 'licence'>): string | null {
  if (licence === null) return 'says no licence'
  const permitted = (one: string): boolean =>
    permissive.test(one) || exceptions.some((exception) => exception.of.test(name) && exception.licence.test(one))
  const alternatives = licence.replace(/^\(|\)$/g, '').split(' OR ')
  const fine = alternatives.some((alternative) => alternative.split(' AND ').every((one) => permitted(one.replace(/[()]/g, '').trim()))) // prettier-ignore
  return fine ? null : `${licence} is not permitted for it`
}

/** Why a package is used although its licence is none of the permissive ones. */
export function exceptionOf({ name, licence }: Pick<Package, 'name' | 'licence'>): string | null {
  return exceptions.find((one) => one.of.test(name) && (licence ?? '').split(/ (?:AND|OR) /).some((part) => one.licence.test(part)))?.why ?? null // prettier-ignore
}
