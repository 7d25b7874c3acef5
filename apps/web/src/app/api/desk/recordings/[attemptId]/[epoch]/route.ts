import { parseRange, soundType } from '@candor/recordings'
import { AttemptId, seconds, within } from '@candor/shared'
import { noteAudit, readRecordings } from '@candor/store'
import { z } from 'zod'
import { deskRoute } from '../../../../../../server/desk-request.ts'
import { problem } from '../../../../../../server/problem.ts'

const Place = z.object({ attemptId: AttemptId, epoch: z.coerce.number().int().min(1).max(1_000_000) })

/**
 * The sound of one part, for whoever is signed in to the desk: whole, or the range that was asked for. The key comes from the row, never
 * from the address. Nothing of it is kept on the way: it is somebody's voice.
 */
export const GET = deskRoute<{ attemptId: string; epoch: string }>(
  'recording',
  'read_interviews',
  async ({ request, params, storage, visitor }) => {
    const place = Place.safeParse(params)
    if (!place.success) return problem('recording_unknown')
    const { attemptId, epoch } = place.data
    const recordings = await visitor.inDesk('read_interviews', async (desk) => {
      const found = await readRecordings(desk, { attemptId })
      // Players ask for many ranges; the first tells that somebody listens.
      const begins = /^bytes=0-|^$/.test(request.headers.get('range') ?? '')
      const detail = { part: epoch }
      if (begins && found.length > 0)
        await noteAudit(desk, { action: 'recording_heard', subjectKind: 'attempt', subjectId: attemptId, detail })
      return found
    })
    const part = recordings.find((one) => one.epoch === epoch)
    if (part?.state !== 'stored') return problem('recording_unknown')

    const { bytes, storageKey } = part
    const range = parseRange(request.headers.get('range'), bytes)
    const headers = { 'accept-ranges': 'bytes', 'cache-control': 'private, no-store' }
    if (range === 'outside')
      return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes}` } })
    const { start, end } = range ?? { start: 0, end: bytes - 1 }
    const sound = await within(seconds(10), 'read the sound', () =>
      storage.read(storageKey, { start, end }, request.signal),
    )
    if (!sound) return problem('recording_unknown')
    return new Response(sound, {
      status: range ? 206 : 200,
      headers: {
        ...headers,
        'content-type': soundType,
        'content-length': String(end - start + 1),
        'content-disposition': `inline; filename="${attemptId}-${epoch}.ogg"`,
        ...(range ? { 'content-range': `bytes ${start}-${end}/${bytes}` } : {}),
      },
    })
  },
)
