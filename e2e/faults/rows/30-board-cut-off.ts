import { openDeskDoor } from '../../people/desk-door.ts'
import { readEvents, type StreamEvent } from '../../people/follow-stream.ts'
import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow } from '../row.ts'
import type { FaultStage } from '../stage.ts'

/** A live board: what it has been told, and a cable that can be pulled. */
type Board = { readonly told: StreamEvent[]; readonly cut: () => void }

async function openBoard(stage: FaultStage, after: number | null): Promise<Board> {
  const desk = await openDeskDoor(stage.addresses)
  const cable = new AbortController()
  const response = await desk.live({ after, signal: cable.signal })
  const told: StreamEvent[] = []
  void (async () => {
    for await (const event of readEvents(response)) told.push(event)
  })()
  await waitFor('the board to show how all stand', 10_000, () => told.some(({ name }) => name === 'standing'))
  return { told, cut: () => cable.abort() }
}

type Move = { readonly row: { readonly attemptId: string } }

/** The numbers of the moves of one attempt; others that share the stage move, too. */
const movesOf = (attemptId: string, told: readonly StreamEvent[]): number[] =>
  told.flatMap(({ name, id, data }) =>
    name === 'moved' && id !== null && (data as Move).row.attemptId === attemptId ? [id] : [],
  )

export const boardCutOff: FaultRow = {
  row: 30,
  name: 'a live board that is cut off goes on where it stopped: each move of an interview once, and none missing',
  play: async (stage) => {
    const before = await openBoard(stage, null)
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const moves = (told: readonly StreamEvent[]): number[] => movesOf(scene.attemptId, told)
    await waitFor('moves on the board', 10_000, () => moves(before.told).length >= 3)
    before.cut()
    await scene.leave()
    await waitFor('the leaving to be noted', 30_000, async () => (await scene.attempt()).state === 'interrupted')
    const backAt = await scene.comeBack()
    await scene.heardAfterReturn(backAt)
    const seen = moves(before.told)
    const after = await openBoard(stage, seen.at(-1) ?? null)
    await scene.wrapUp()
    const events = await stage.eventNumbers(scene.attemptId)
    const last = events.find(({ kind }) => kind === 'ended')?.id ?? 0
    await waitFor('the end on the board', 10_000, () => moves(after.told).includes(last))
    const toldInAll = [...seen, ...moves(after.told)].filter((id) => id <= last)
    after.cut()
    const happened = events.flatMap(({ id }) => (id <= last ? [id] : []))
    if (JSON.stringify(toldInAll) !== JSON.stringify(happened))
      throw new Error(`the board was told ${toldInAll.join(' ')}, and ${happened.join(' ')} happened`)
    return {
      againMs: null,
      figures: { movesToldAfterTheCut: moves(after.told).length },
    }
  },
}
