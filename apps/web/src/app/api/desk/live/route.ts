import { seconds, within } from '@candor/shared'
import { listLive, type LiveEvent } from '@candor/store'
import { LiveRow } from '../../../../desk/live/live-contract.ts'
import { deskRoute } from '../../../../server/desk-request.ts'
import { eventStream } from '../../../../server/event-stream.ts'
import { liveFeed } from '../../../../server/live-feed.ts'

/**
 * What happens to the organisation's attempts, as it happens: first how all of them stand, then each move once, numbered, so that a browser
 * that was cut off goes on where it stopped. Words are told of, never what they are.
 */
export const GET = deskRoute('live', 'lead_interviews', async ({ request, visitor }) => {
  const feed = await within(seconds(5), 'open live feed', liveFeed)
  const given = Number(request.headers.get('last-event-id') ?? '')
  const after = Number.isSafeInteger(given) && given > 0 ? given : null
  const standing = () => visitor.inDesk('lead_interviews', (desk) => listLive(desk))
  return eventStream(
    request.signal,
    async ({ send }) => {
      const early: LiveEvent[] = []
      let begun = false
      const tell = ({ id, kind, agoMs, ...row }: LiveEvent): void =>
        send('moved', { v: 1, kind, agoMs, row: LiveRow.parse(row) }, id)
      const heard = await within(seconds(5), 'begin to hear', () =>
        feed.hear({
          organisationId: visitor.organisationId,
          after,
          onEvent: (event) => void (begun ? tell(event) : early.push(event)),
          onWords: ({ attemptId, agoMs }) => send('spoken', { v: 1, attemptId, agoMs }),
        }),
      )
      try {
        // Read after the feed has begun, it knows everything up to the number that the feed begins with.
        send('standing', { v: 1, rows: await standing() }, early.length > 0 ? undefined : heard.from)
      } catch (error) {
        heard.leave()
        throw error
      }
      for (const event of early) tell(event)
      begun = true
      return heard.leave
    },
    () => standing().then(() => true),
  )
})
