// Dynamic time warping: the cheapest way to lay one recording over another when both may be up to twice as fast or as
// slow in places. It returns the price of each frame, because the words are told apart by the worst moment of the
// path; one changed word hides in the mean.
import { COEFFICIENTS, type Cepstra } from './cepstra.ts'
import { distanceBetween } from './distance.ts'
import { HOP_MS } from './spectrum.ts'
import { clearRow, DIAGONAL, type Grid, openGrid, QUERY_FASTER, setCell, START, TEMPLATE_FASTER } from './warp-grid.ts'

const BAND_FRAMES = 300 / HOP_MS
const FREE_END_FRAMES = 80 / HOP_MS
const SHORTEST_RATIO = 0.72
const LONGEST_RATIO = 1.38
// So much of a path may be hidden between two windows of the score: a path is given up only well beyond the limit.
const HIDDEN_FRAMES = 160 / HOP_MS

/** The cheapest path: `costs[n]` belongs to the query's frame `first + n`. */
export type Path = { first: number; costs: Float32Array; mean: number }

/** When to give up: what the filler costs up to each frame, and the score above which nobody wants the path. */
export type Limit = { fillerSoFar: Float32Array; score: number }

/** Lays `query` over `template`; undefined when their lengths differ too much, or no path can stay within the limit. */
export function alignFrames(query: Cepstra, template: Cepstra, limit: Limit): Path | undefined {
  const ratio = query.frames / template.frames
  if (!(ratio >= SHORTEST_RATIO && ratio <= LONGEST_RATIO)) return undefined
  const grid = openGrid(query.frames, template.frames)
  const slope = (template.frames - 1) / Math.max(1, query.frames - 1)
  let hopelessBefore = false
  for (let row = 0; row < query.frames; row++) {
    const cheapest = fillRow(grid, row, Math.round(row * slope), query, template)
    const hopeless = cheapest - limit.fillerSoFar[row]! > limit.score * (row + 1 + HIDDEN_FRAMES)
    // A path may step over one row, never over two.
    if (hopeless && hopelessBefore) return undefined
    hopelessBefore = hopeless
  }
  const end = findEnd(grid)
  return end && walkBack(grid, end.row, end.column)
}

/** Prices the cells of one row within the band around `centre`; the total of its cheapest. */
function fillRow(grid: Grid, row: number, centre: number, query: Cepstra, template: Cepstra): number {
  const base = row * grid.columns
  clearRow(grid, row)
  const last = Math.min(grid.columns - 1, centre + BAND_FRAMES)
  let cheapest = Infinity
  for (let column = Math.max(0, centre - BAND_FRAMES); column <= last; column++) {
    const at = row * COEFFICIENTS
    grid.price[base + column] = distanceBetween(query.values, at, template.values, column * COEFFICIENTS)
    enterCell(grid, row, column)
    cheapest = Math.min(cheapest, grid.total[base + column]!)
  }
  return cheapest
}

function enterCell(grid: Grid, row: number, column: number): void {
  const { columns, total, price } = grid
  const here = row * columns + column
  const cost = price[here]!
  if ((row === 0 && column <= FREE_END_FRAMES) || (column === 0 && row <= FREE_END_FRAMES))
    setCell(grid, here, cost, 1, START)
  if (row < 1 || column < 1) return
  const diagonal = here - columns - 1
  if (total[diagonal]! + cost < total[here]!)
    setCell(grid, here, total[diagonal]! + cost, grid.frames[diagonal]! + 1, DIAGONAL)
  if (column >= 2) {
    // Two template frames for one of the query: it pays the dearer, or a skipped sound would hide.
    const sum = total[diagonal - 1]! + Math.max(price[here - 1]!, cost)
    if (sum < total[here]!) setCell(grid, here, sum, grid.frames[diagonal - 1]! + 1, TEMPLATE_FASTER)
  }
  if (row >= 2) {
    const from = diagonal - columns
    const sum = total[from]! + price[here - columns]! + cost
    if (sum < total[here]!) setCell(grid, here, sum, grid.frames[from]! + 2, QUERY_FASTER)
  }
}

function findEnd({ rows, columns, total, frames }: Grid): { row: number; column: number } | undefined {
  let best: { row: number; column: number } | undefined
  let cheapest = Infinity
  const consider = (row: number, column: number) => {
    const at = row * columns + column
    const mean = total[at]! / frames[at]!
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

function walkBack({ columns, price, step }: Grid, row: number, column: number): Path {
  const backwards: number[] = []
  for (;;) {
    const at = row * columns + column
    const move = step[at]
    if (move === TEMPLATE_FASTER) backwards.push(Math.max(price[at - 1]!, price[at]!))
    else backwards.push(price[at]!)
    if (move === QUERY_FASTER) backwards.push(price[at - columns]!)
    if (move === START) break
    row -= move === QUERY_FASTER ? 2 : 1
    column -= move === TEMPLATE_FASTER ? 2 : 1
  }
  const costs = Float32Array.from(backwards.reverse())
  return { first: row, costs, mean: costs.reduce((sum, cost) => sum + cost, 0) / costs.length }
}
