import { z } from 'zod'

// Every number that is stored fits its column: PostgreSQL's integer for counts and lengths, a year of four digits for moments.
const mostInteger = 2_147_483_647
const endOfYear9999 = 253_402_300_799_999

/** Counts from one. */
export const ordinal = z.number().int().min(1).max(mostInteger)
/** A length in whole milliseconds. */
export const lengthMs = z.number().int().min(0).max(mostInteger)
/** A moment in epoch milliseconds. */
export const momentMs = z.number().int().min(0).max(endOfYear9999)
