/** From when to when, in minutes after midnight of a time zone. */
export type QuietHours = { readonly from: number; readonly to: number; readonly timeZone: string }

/** Reads `22:00-07:00 Europe/Berlin`; without a zone it is UTC. Null where it is not written so. */
export function parseQuietHours(text: string): QuietHours | null {
  const [, fromHour, fromMinute, toHour, toMinute, timeZone = 'UTC'] =
    /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)(?:\s+(\S+))?$/.exec(text.trim()) ?? []
  if (fromHour === undefined || !isZone(timeZone)) return null
  const minutes = (hour = '', minute = ''): number => Number(hour) * 60 + Number(minute)
  return { from: minutes(fromHour, fromMinute), to: minutes(toHour, toMinute), timeZone }
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Whether a moment (epoch milliseconds) is in quiet hours, which may reach over midnight. */
export function isQuiet({ from, to, timeZone }: QuietHours, at: number): boolean {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const [hour = 0, minute = 0] = format.format(at).split(':').map(Number)
  const now = hour * 60 + minute
  return from <= to ? now >= from && now < to : now >= from || now < to
}
