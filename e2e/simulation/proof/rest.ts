import { verdictOf } from '@candor/shared'
import type { Kept } from '../store/model-store.ts'
import { epochWordsOf, transcriptOf } from '../store/word-verbs.ts'
import { must } from '../world/violation.ts'
import type { World } from '../world/world.ts'

/** Whether everything has come to rest: all attempts ended, no room, no job, no lease, nothing owed, nothing unsent. */
export function isAtRest({ store, livekit, hosts }: World): boolean {
  for (const { row, lease } of store.attempts.values())
    if (row.state !== 'ended' || row.roomGoneAt === null || lease !== null) return false
  if (livekit.rooms.size > 0) return false
  return hosts.every(({ jobs, disk }) => jobs.size === 0 && disk.size === 0)
}

/** What keeps a lifetime from coming to rest, for the message of a violation (I9). */
export function whatIsLeft({ store, livekit, hosts }: World): string {
  const attempts = [...store.attempts.values()].map(
    ({ row }) => `${row.number}: ${row.state}, room gone ${row.roomGoneAt !== null}`,
  )
  const jobs = hosts.flatMap(({ jobs: running }) =>
    [...running].map(({ epoch, process }) => `e${epoch}${process.frozen ? ' frozen' : ''}`),
  )
  const spools = hosts.reduce((sum, { disk }) => sum + disk.size, 0)
  return `attempts ${attempts.join('; ')}; rooms ${livekit.rooms.size}; jobs ${jobs.join(', ') || 0}; spools ${spools}`
}

/** At rest: every word that was acknowledged or on a disk is in its transcript once and in order, and no verdict claims too much. */
export function checkAtRest(world: World): void {
  const attempts = [...world.store.attempts.values()]
  for (const kept of attempts) {
    checkTranscript(world, kept)
    checkVerdict(world, kept)
  }
  const numbers = attempts.map(({ row }) => row.number)
  must(new Set(numbers).size === numbers.length, 'I1', () => 'two attempts of one number')
}

function wordsOf({ ledger }: World, { row }: Kept) {
  return [...ledger.words.values()].filter(({ item }) => item.attemptId === row.id)
}

function checkTranscript(world: World, kept: Kept): void {
  const words = wordsOf(world, kept)
  for (const { item, acknowledged, spooled } of words) {
    const isThere = kept.items.get(item.itemId) === item
    must(isThere || !(acknowledged || spooled), 'I3', () => `${item.itemId} was kept safe and is not in the transcript`)
  }
  const transcript = transcriptOf(kept)
  const told = transcript.map(({ itemId }) => itemId)
  must(new Set(told).size === told.length, 'I3', () => 'a word is there twice')
  const takenOver = new Set([...kept.items.values()].flatMap(({ supersedes }) => supersedes))
  const expected = words
    .filter(({ item }) => kept.items.has(item.itemId) && !(item.provisional && takenOver.has(item.itemId)))
    .map(({ item }) => item)
    .sort((one, other) => one.epoch - other.epoch || one.seq - other.seq)
    .map(({ itemId }) => itemId)
  must(told.join() === expected.join(), 'I4', () => `told ${told.join()}, said ${expected.join()}`)
}

/** "Complete" is said only of a transcript in which no word is missing. */
function checkVerdict(world: World, kept: Kept): void {
  const { endedAt } = kept.row
  const verdict = verdictOf(epochWordsOf(kept), { endedAt, now: world.time.now() + 120_000 })
  const missing = wordsOf(world, kept).filter(({ item }) => !kept.items.has(item.itemId))
  must(verdict.kind !== 'open', 'I9', () => 'a transcript is never sealed')
  must(
    verdict.kind !== 'complete' || missing.length === 0,
    'I3',
    () => `complete, but ${missing.length} words are missing`,
  )
}
