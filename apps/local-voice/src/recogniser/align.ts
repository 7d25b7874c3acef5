// Dynamic time warping: the cheapest way to lay one recording over another when both may be up to twice as fast or as
// slow in places. It returns the price of each frame, because the words are told apart by the worst moment of the
// path; one changed word hides in the mean.
import { COEFFICIENTS, type Cepstra } from './cepstra.ts'
import { distanceBetween } from './distance.ts'
import { HOP_MS } from './spectrum.ts'

const BAND_FRAMES = 300 / HOP_MS
const FREE_END_FRAMES = 80 / HOP_MS
const SHORTEST_RATIO = 0.72
const LONGEST_RATIO = 1.38

const START = 1
const DIAGONAL = 2
const TEMPLATE_FASTER = 3
const QUERY_FASTER = 4

/** The cheapest path: `costs[n]` belongs to the query's frame `first + n`. */
export type Path = { first: number; costs: Float32Array; mean: number }

/** Lays `query` over `template`; undefined when their lengths differ too much or no path exists. */
export function alignFrames(query: Cepstra, template: Cepstra): Path | undefined {
  const ratio = query.frames / template.frames
  if (!(ratio >= SHORTEST_RATIO && ratio <= LONGEST_RATIO)) return undefined
  const grid = fillGrid(query, template)
  const end = findEnd(grid, query.frames, template.frames)
  return end && walkBack(grid, end.row, end.column)
}

type Grid = { width: number; total: Float32Array; frames: Uint16Array; price: Float32Array; step: Uint8Array }

function fillGrid(query: Cepstra, template: Cepstra): Grid {
  const width = template.frames
  const size = query.frames * width
  const grid: Grid = {
    width,
    total: new Float32Array(size).fill(Infinity),
    frames: new Uint16Array(size),
    price: new Float32Array(size),
    step: new Uint8Array(size),
  }
  const slope = (template.frames - 1) / Math.max(1, query.frames - 1)
  for (let row = 0; row < query.frames; row++) {
    const centre = Math.round(row * slope)
    const last = Math.min(width - 1, centre + BAND_FRAMES)
    for (let column = Math.max(0, centre - BAND_FRAMES); column <= last; column++) {
      grid.price[row * width + column] = distanceBetween(
        query.values,
        row * COEFFICIENTS,
        template.values,
        column * COEFFICIENTS,
      )
      enterCell(grid, row, column)
    }
  }
  return grid
}

function enterCell(grid: Grid, row: number, column: number): void {
  const { width, total, price } = grid
  const here = row * width + column
  const cost = price[here]!
  if ((row === 0 && column <= FREE_END_FRAMES) || (column === 0 && row <= FREE_END_FRAMES))
    setCell(grid, here, cost, 1, START)
  if (row < 1 || column < 1) return
  const diagonal = here - width - 1
  if (total[diagonal]! + cost < total[here]!)
    setCell(grid, here, total[diagonal]! + cost, grid.frames[diagonal]! + 1, DIAGONAL)
  if (column >= 2) {
    // Two template frames for one of the query: it pays the dearer, or a skipped sound would hide.
    const from = here - width - 2
    const sum = total[from]! + Math.max(price[here - 1]!, cost)
    if (sum < total[here]!) setCell(grid, here, sum, grid.frames[from]! + 1, TEMPLATE_FASTER)
  }
  if (row >= 2) {
    const from = here - 2 * width - 1
    const sum = total[from]! + price[here - width]! + cost
    if (sum < total[here]!) setCell(grid, here, sum, grid.frames[from]! + 2, QUERY_FASTER)
  }
}

function setCell(grid: Grid, at: number, total: number, frames: number, step: number): void {
  grid.total[at] = total
  grid.frames[at] = frames
  grid.step[at] = step
}

function findEnd(grid: Grid, rows: number, columns: number): { row: number; column: number } | undefined {
  let best: { row: number; column: number } | undefined
  let cheapest = Infinity
  const consider = (row: number, column: number) => {
    const at = row * grid.width + column
    const mean = grid.total[at]! / grid.frames[at]!
    if (!(mean < cheapest)) return
    cheapest = mean
    best = { row, column }
  }
  for (let skip = 0; skip <= FREE_END_FRAMES; skip++) {
    if (skip < rows) consider(rows - 1 - skip, columns - 1)
    if (skip < columns) consider(rows - 1, columns - 1 - skip)
  }
  return best
}

function walkBack({ width, price, step }: Grid, row: number, column: number): Path {
  const backwards: number[] = []
  for (;;) {
    const at = row * width + column
    const move = step[at]
    if (move === TEMPLATE_FASTER) backwards.push(Math.max(price[at - 1]!, price[at]!))
    else backwards.push(price[at]!)
    if (move === QUERY_FASTER) backwards.push(price[at - width]!)
    if (move === START) break
    row -= move === QUERY_FASTER ? 2 : 1
    column -= move === TEMPLATE_FASTER ? 2 : 1
  }
  const costs = Float32Array.from(backwards.reverse())
  return { first: row, costs, mean: costs.reduce((sum, cost) => sum + cost, 0) / costs.length }
}
