import { z } from 'zod'

/** One value of an address; of a name that stands there twice, the first. */
export const one = <Shape extends z.ZodType>(schema: Shape) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema)

/** The query of a page as Next.js gives it. */
export type PageQuery = Readonly<Record<string, string | string[] | undefined>>

/** A moment as PostgreSQL writes it, down to the microsecond: what pages are cut at. */
export const momentPattern = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+\d\d$/
