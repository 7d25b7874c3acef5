import { seconds, within } from '@candor/shared'
import { after, connection } from 'next/server'
import { answerJson } from '../../../../server/candidate-request.ts'
import { isScheduled } from '../../../../server/is-scheduled.ts'
import { sweepNow } from '../../../../server/nudge-sweep.ts'
import { sendOwedMails } from '../../../../server/mail/send-owed-mails.ts'
import { parts } from '../../../../server/parts.ts'
import { problem, problemOf } from '../../../../server/problem.ts'

/**
 * Sweeps for a cron job, beside the workers or where there is none. Some schedulers can only GET: asked twice, it finds nothing the second
 * time. Answers with what was done, as counts, and in `failed` with what LiveKit refused; 503 when PostgreSQL is away.
 */
async function sweepForCron(request: Request): Promise<Response> {
  await connection()
  try {
    if (!isScheduled(request.headers, parts().env.cronSecret)) return problem('not_scheduled')
    after(sendOwedMails)
    const { failed, ...swept } = await within(seconds(20), 'sweep for cron', sweepNow)
    const counts = Object.fromEntries(Object.entries(swept).map(([what, done]) => [what, done.length]))
    return answerJson({ v: 1, ok: failed.length === 0, ...counts, failed })
  } catch (error) {
    return problemOf(error, 'cron sweep')
  }
}

export { sweepForCron as GET, sweepForCron as POST }
