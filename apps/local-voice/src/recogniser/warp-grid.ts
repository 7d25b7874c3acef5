// The table behind an alignment: one row per frame of the query, one column per frame of the template. The memory is
// reused from call to call; a row is cleared by whoever begins to fill it.

export const START = 1
export const DIAGONAL = 2
export const TEMPLATE_FASTER = 3
export const QUERY_FASTER = 4

/** `total` and `frames` belong to the cheapest path to a cell, `step` is how it came there, `price` is the cell's own. */
export type Grid = {
  rows: number
  columns: number
  total: Float32Array
  price: Float32Array
  frames: Uint16Array
  step: Uint8Array
}

let spare = {
  total: new Float32Array(0),
  price: new Float32Array(0),
  frames: new Uint16Array(0),
  step: new Uint8Array(0),
}

/** A table whose rows hold anything; only one may be in use at a time. */
export function openGrid(rows: number, columns: number): Grid {
  const size = rows * columns
  if (spare.total.length < size)
    spare = {
      total: new Float32Array(size),
      price: new Float32Array(size),
      frames: new Uint16Array(size),
      step: new Uint8Array(size),
    }
  return { rows, columns, ...spare }
}

/** Makes a row unreachable, so that only what is filled in counts. */
export function clearRow({ total, price, columns }: Grid, row: number): void {
  total.fill(Infinity, row * columns, (row + 1) * columns)
  price.fill(Infinity, row * columns, (row + 1) * columns)
}

/** Enters how a cell is reached most cheaply. */
export function setCell(grid: Grid, at: number, total: number, frames: number, step: number): void {
  grid.total[at] = total
  grid.frames[at] = frames
  grid.step[at] = step
}
