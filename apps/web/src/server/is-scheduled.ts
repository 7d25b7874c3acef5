import { sameText } from './seal.ts'

/** Whether a request shows the cron job's secret, as `Authorization: Bearer`. Nobody does where none is set. */
export function isScheduled(headers: Headers, cronSecret: string | undefined): boolean {
  const given = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  return cronSecret !== undefined && given !== undefined && sameText(given, cronSecret)
}
