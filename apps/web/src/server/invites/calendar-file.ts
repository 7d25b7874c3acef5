export type CalendarEvent = {
  readonly inviteId: string
  readonly title: string
  readonly description: string
  readonly link: string
  /** The last moment, epoch milliseconds. */
  readonly expiresAt: number
  readonly now: number
}

/**
 * The deadline of an invite for a calendar (RFC 5545): an appointment of an hour that ends with it, with an alarm a day before. The talk
 * itself has no appointed hour. Moments are UTC, which every calendar turns into its reader's own.
 */
export function calendarFile({ inviteId, title, description, link, expiresAt, now }: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Candor//Interviews//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${inviteId}@candor`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(expiresAt - 3_600_000)}`,
    `DTEND:${stamp(expiresAt)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${link}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const stamp = (moment: number): string => `${new Date(moment).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`)

/** No line is longer than 75 bytes; none is cut inside a letter. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter)
    if (size + bytes > 74) {
      parts.push(part)
      part = ''
      size = 1
    }
    part += letter
    size += bytes
  }
  return [...parts, part].join('\r\n ')
}
