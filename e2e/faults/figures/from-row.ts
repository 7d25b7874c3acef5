import type { FaultRow, Playing } from '../row.ts'
import type { FigureStory, Reading } from './figure.ts'

type Told = Omit<FigureStory, 'goals'>

const readingOf = ({ againMs, figures }: Playing): Reading => ({
  ...(typeof againMs === 'number' ? { againMs } : {}),
  ...figures,
})

/** A row whose playing is one reading. */
export function fromRow(key: string, { row, name, stage, limitMs, play }: FaultRow, readings: number): Told {
  return {
    key,
    row,
    name,
    ...(stage ? { stage } : {}),
    readings,
    limitMs: limitMs ?? 120_000,
    tell: async (on, take) => void take(readingOf(await play(on))),
  }
}
