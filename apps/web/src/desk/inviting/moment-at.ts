/**
 * The moment at which a clock in a time zone shows `2026-03-29T02:30`, epoch milliseconds; null where it is no such time. Where the clock
 * shows it twice it is the first; where it skips it, the moment after the gap.
 */
export function momentAt(local: string, timeZone: string): number | null {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc)) return null
  try {
    // What the clock there is ahead by, a day before and a day after: one of them holds at the moment itself.
    const ahead = [asUtc - 86_400_000, asUtc + 86_400_000].map((moment) => aheadBy(moment, timeZone))
    const moments = ahead.map((by) => asUtc - by).toSorted((left, right) => left - right)
    return moments.find((moment) => moment + aheadBy(moment, timeZone) === asUtc) ?? moments.at(-1) ?? null
  } catch {
    return null
  }
}

function aheadBy(moment: number, timeZone: string): number {
  return Date.parse(`${localTime(moment, timeZone)}Z`) - Math.floor(moment / 1000) * 1000
}

/** What a clock there shows, as a form field wants it: `2026-03-29T02:30:00`. @throws RangeError for an unknown time zone. */
export function localTime(moment: number, timeZone: string): string {
  const form = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return form.format(moment).replace(' ', 'T')
}
