import { z } from 'zod'
import { readTable } from './decode-table.ts'

export const mostPeople = 20_000

export type PersonRow = {
  readonly row: number
  readonly name: string
  readonly email?: string
  readonly timeZone?: string
}
export type Column = 'name' | 'e-mail' | 'time zone'
export type RowFault = { readonly row: number; readonly column: Column; readonly why: string }
export type People = { readonly people: readonly PersonRow[]; readonly faults: readonly RowFault[] }

const titles: Record<Column, RegExp> = {
  name: /^(full |candidate )?name$|^candidate$|^vor- und nachname$/i,
  'e-mail': /^e-?mail([ -]?address|[ -]?adresse)?$|^mail$|^address$/i,
  'time zone': /^time ?zone$|^zeitzone$|^tz$/i,
}
const columns = Object.keys(titles) as Column[]
const Email = z.email().max(200)

/**
 * The people of a table, and everything that is wrong with it: line, column and reason. The first line may name the columns, in any order;
 * else they are name, e-mail and time zone. An address that stands twice is invited once.
 */
export function readPeople(text: string): People {
  const rows = readTable(text)
  const head = rows[0]?.cells.map((cell) => columns.find((column) => titles[column].test(cell)))
  const named = head?.some((column) => column === 'name' || column === 'e-mail') ?? false
  const order = named && head ? head : columns
  const body = named ? rows.slice(1) : rows
  const people: PersonRow[] = []
  const faults: RowFault[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of body) {
    const cell = (column: Column) => cells[order.indexOf(column)] ?? ''
    const found = readRow(
      line,
      { name: cell('name'), email: cell('e-mail').toLowerCase(), zone: cell('time zone') },
      seen,
    )
    if ('why' in found) faults.push(found)
    else people.push(found)
  }
  return { people, faults }
}

type Cells = { readonly name: string; readonly email: string; readonly zone: string }

function readRow(row: number, { name, email, zone }: Cells, seen: Map<string, number>): PersonRow | RowFault {
  const fault = (column: Column, why: string): RowFault => ({ row, column, why })
  if (name === '') return fault('name', email === '' ? 'is empty' : `is empty; ${email} needs one`)
  if (name.length > 80) return fault('name', `has ${name.length} letters, and at most 80 are kept`)
  if (email !== '' && !Email.safeParse(email).success) return fault('e-mail', `“${email}” is not an address`)
  const before = seen.get(email)
  if (email !== '' && before !== undefined) return fault('e-mail', `${email} stands in line ${before} already`)
  if (zone !== '' && !isTimeZone(zone)) return fault('time zone', `“${zone}” is not known; write it as Europe/Berlin`)
  if (email !== '') seen.set(email, row)
  return { row, name, ...(email !== '' && { email }), ...(zone !== '' && { timeZone: zone }) }
}

const known = new Map<string, boolean>()

function isTimeZone(name: string): boolean {
  const before = known.get(name)
  if (before !== undefined) return before
  let right = true
  try {
    Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    right = false
  }
  if (known.size < 1000) known.set(name, right)
  return right
}
