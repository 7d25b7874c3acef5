import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { arrayOf } from '../board/list-board.ts'
import { type EventOrder, eventOrder } from './event-order.ts'
import type { LiveEvent } from './live-event.ts'
import { readEvents, readLastEventNumber } from './read-events.ts'

/** Words were stored for an attempt, so long ago. Not numbered: the next one says the same better. */
export type LiveWords = { readonly attemptId: string; readonly organisationId: string; readonly agoMs: number }

export type LiveHearer = {
  readonly organisationId: string
  /** The last event that was heard before a cut; null for whoever comes for the first time. */
  readonly after: number | null
  readonly onEvent: (event: LiveEvent) => void
  readonly onWords: (words: LiveWords) => void
}

export type Heard = {
  /** The number that the hearer stands at: what is read of the attempts from now on knows all events up to it. */
  readonly from: number
  /** False where too much was missed: the hearer was told nothing of it and reads anew. */
  readonly whole: boolean
  readonly leave: () => void
}

export type LiveFeed = {
  /** Begins to hear. Waits for the first reading of the database: give it a limit. */
  readonly hear: (hearer: LiveHearer) => Promise<Heard>
  readonly close: () => Promise<void>
}

const pageOf = 500
/** More than this was missed: reading the attempts anew is shorter. */
const mostMissed = 2000
const lookAgainMs = 20
const wordsTogetherMs = 250

/**
 * Follows what happens to all attempts with one LISTEN connection, for any number of hearers. Everybody hears each event of their organisation
 * once, in the order of its number, also over a cut: whoever comes back with the last number they heard is told what they missed first.
 * A lost LISTEN connection is opened again by the driver, and what was missed meanwhile is read.
 */
export async function openLiveFeed(db: Db, onError: (error: unknown) => void): Promise<LiveFeed> {
  const hearers = new Set<{ readonly hearer: LiveHearer; at: number }>()
  const { promise: ready, resolve: begin } = Promise.withResolvers<EventOrder>()
  let order: EventOrder | null = null
  let reading: Promise<void> | null = null
  let again = false
  let closed = false
  const timers = new Set<NodeJS.Timeout>()
  const later = (ms: number, run: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (!closed) run()
    }, ms)
    timers.add(timer)
  }

  const readOn = async (): Promise<void> => {
    // Lower numbers may still be under way: the last ones are gone through before anybody listens.
    order ??= eventOrder(Math.max(0, (await readLastEventNumber(db)) - pageOf))
    for (;;) {
      again = false
      const read = await readEvents(db, { after: order.settled(), limit: pageOf })
      const { events, waits } = order.take(read)
      for (const event of events)
        for (const one of hearers)
          if (one.hearer.organisationId === event.organisationId && one.at < event.id) {
            one.at = event.id
            one.hearer.onEvent(event)
          }
      if (waits) later(lookAgainMs, pump)
      if (waits || (read.events.length < pageOf && !again)) return begin(order)
    }
  }
  /** One reading at a time; what is told meanwhile is read by the same one. */
  const pump = (): void => {
    again = true
    reading ??= readOn()
      .catch((error: unknown) => {
        onError(error)
        later(1000, pump)
      })
      .finally(() => {
        reading = null
        if (again && !closed) later(0, pump)
      })
  }

  const spoken = new Set<string>()
  const tellWords = async (): Promise<void> => {
    const attemptIds = [...spoken]
    spoken.clear()
    if (hearers.size === 0) return
    for (const words of await readWordAges(db, attemptIds))
      for (const { hearer } of hearers) if (hearer.organisationId === words.organisationId) hearer.onWords(words)
  }
  const onWords = (attemptId: string): void => {
    if (spoken.size === 0) later(wordsTogetherMs, () => void tellWords().catch(onError))
    spoken.add(attemptId)
  }

  const channels = await Promise.all([
    db.$client.listen('candor_attempt', pump, pump),
    db.$client.listen('candor_words', onWords),
  ])

  const hear = async (hearer: LiveHearer): Promise<Heard> => {
    const { settled } = await ready
    // From here on new events are kept for later, so that what was missed comes first.
    const early: LiveEvent[] = []
    let live = false
    const from = settled()
    const onEvent = (event: LiveEvent) => void (live ? hearer.onEvent(event) : early.push(event))
    const one = { hearer: { ...hearer, onEvent }, at: Math.max(from, hearer.after ?? from) }
    hearers.add(one)
    const leave = (): void => void hearers.delete(one)
    try {
      const missed = hearer.after === null || hearer.after >= from ? [] : await readMissed(hearer.after, from, hearer)
      for (const event of missed ?? []) hearer.onEvent(event)
      live = true
      for (const event of early) hearer.onEvent(event)
      return { from: Math.max(from, hearer.after ?? 0), whole: missed !== null, leave }
    } catch (error) {
      leave()
      throw error
    }
  }
  const readMissed = async (after: number, upTo: number, { organisationId }: LiveHearer) => {
    const { events } = await readEvents(db, { after, upTo, organisationId, limit: mostMissed + 1 })
    return events.length > mostMissed ? null : events
  }

  return {
    hear,
    close: async () => {
      closed = true
      for (const timer of timers) clearTimeout(timer)
      hearers.clear()
      await Promise.all(channels.map((channel) => channel.unlisten()))
      await reading
    },
  }
}

async function readWordAges(db: Db, attemptIds: readonly string[]): Promise<LiveWords[]> {
  const rows = await rowsOf(
    db,
    sql`select attempt.id, interview.organisation_id, (
          select (extract(epoch from clock_timestamp() - stored_at) * 1000)::float8 from transcript_item item
          where item.attempt_id = attempt.id order by item.epoch desc, item.seq desc limit 1
        ) as ago
        from attempt join interview on interview.id = attempt.interview_id where attempt.id = any(${arrayOf(attemptIds)})`,
  )
  return rows.map(({ id, organisation_id: organisationId, ago }) => ({
    attemptId: String(id),
    organisationId: String(organisationId),
    agoMs: Number(ago),
  }))
}
