import { InterviewId, seconds } from '@candor/shared'
import { noteAudit, readInterview } from '@candor/store'
import { z } from 'zod'
import { talkAsCaptions } from '../../../../../../../desk/transcript/export/captions.ts'
import { talkAsCsv } from '../../../../../../../desk/transcript/export/csv.ts'
import { fileNameOf } from '../../../../../../../desk/transcript/export/file-name.ts'
import { type Talk, talkOf } from '../../../../../../../desk/transcript/export/talk.ts'
import { talkAsText } from '../../../../../../../desk/transcript/export/text.ts'
import { deskRoute } from '../../../../../../../server/desk-request.ts'
import { problem } from '../../../../../../../server/problem.ts'

const Wish = z.object({ interviewId: InterviewId, form: z.enum(['txt', 'csv', 'json', 'vtt']) })
const Attempt = z.coerce.number().int().min(1).max(100_000).optional().catch(undefined)
type Place = { interviewId: string; form: string }

const forms = {
  txt: { type: 'text/plain', make: talkAsText },
  csv: { type: 'text/csv', make: talkAsCsv },
  json: { type: 'application/json', make: (talk: Talk) => `${JSON.stringify(talk, null, 2)}\n` },
  vtt: { type: 'text/vtt', make: talkAsCaptions },
} as const

/** A transcript as a file. Captions are of one attempt, `?attempt=2`, or of the last. */
export const GET = deskRoute<Place>('export', 'read_interviews', async ({ request, params, visitor }) => {
  const wish = Wish.safeParse(params)
  if (!wish.success) return problem('export_unknown')
  const { interviewId, form } = wish.data
  const found = await visitor.inDesk(
    'read_interviews',
    async (desk) => {
      const reading = await readInterview(desk, { interviewId })
      const subject = { subjectKind: 'interview', subjectId: interviewId } as const
      if (reading.ok) await noteAudit(desk, { action: 'transcript_exported', ...subject, detail: { form } })
      return reading
    },
    seconds(10),
  )
  if (!found.ok) return problem('export_unknown')
  const talk = talkOf(found.value, Date.now())
  const { type, make } = forms[form]
  const attempt = Attempt.parse(new URL(request.url).searchParams.get('attempt') ?? undefined)
  return new Response(make(talk, attempt), {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': fileNameOf(talk, form),
      'cache-control': 'private, no-store',
    },
  })
})
