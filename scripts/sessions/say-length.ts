/** A length in milliseconds as a person says it: `0.4 s`, `12.3 s`, `3 min 05 s`, `2 h 04 min`, `3 d 4 h`; `-` for none. */
export function sayLength(ms: number | null): string {
  if (ms === null) return '-'
  const sign = ms < 0 ? '-' : ''
  const seconds = Math.abs(ms) / 1000
  if (seconds < 59.95) return `${sign}${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  const [days, hours, minutes] = [Math.floor(whole / 86_400), Math.floor(whole / 3600), Math.floor(whole / 60)]
  const two = (count: number): string => String(count).padStart(2, '0')
  if (minutes < 60) return `${sign}${minutes} min ${two(whole % 60)} s`
  if (hours < 24) return `${sign}${hours} h ${two(minutes % 60)} min`
  return `${sign}${days} d ${hours % 24} h`
}

/** A moment as `2026-11-21 11:31:02`, by UTC like the store; `-` for none. */
export function sayMoment(at: number | null): string {
  return at === null ? '-' : new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}
