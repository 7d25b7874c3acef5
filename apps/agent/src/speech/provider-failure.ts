import { TookTooLong } from '@candor/shared'

export type Part = 'stt' | 'llm' | 'tts'

/** What a provider answered, or how it did not. */
export type FailureStatus = number | 'timeout' | 'unreachable' | 'garbage'

export type ProviderFailure = {
  readonly part: Part
  readonly status: FailureStatus
  readonly why: string
  /** The provider asked to be left alone for so long. */
  readonly againAfterMs?: number
}

/** Where the parts of the voice tell how their providers do. */
export type PartReport = {
  readonly failed: (failure: ProviderFailure) => void
  /** An answer came. `startedAt`: when it was asked for, epoch milliseconds. */
  readonly worked: (part: Part, startedAt: number) => void
  /** Whether this part has failed so often that it is not tried any more. */
  readonly givenUp: (part: Part) => boolean
}

export const nobodyListens: PartReport = { failed: () => {}, worked: () => {}, givenUp: () => false }

/** A provider answered, and it was no answer. */
export class NoAnswer extends Error {
  readonly status: FailureStatus
  readonly headers: Headers | undefined

  constructor(status: FailureStatus, message: string, headers?: Headers) {
    super(message)
    this.headers = headers
    this.name = 'NoAnswer'
    this.status = status
  }
}

/** The status in an error of ours, of the SDK (`statusCode`) or of OpenAI's client (`status`). */
function statusOf(error: unknown): FailureStatus {
  if (error instanceof TookTooLong) return 'timeout'
  if (error instanceof SyntaxError) return 'garbage'
  if (!(error instanceof Error)) return 'unreachable'
  const { status, statusCode } = error as Error & { status?: unknown; statusCode?: unknown }
  for (const found of [status, statusCode]) if (typeof found === 'number' && found >= 100) return found
  if (status === 'timeout' || status === 'garbage') return status
  return /timeout|timed out/i.test(error.name + error.message) ? 'timeout' : 'unreachable'
}

export function failureOf(part: Part, error: unknown): ProviderFailure {
  const againAfterMs = againAfterOf(error)
  return {
    part,
    status: statusOf(error),
    why: error instanceof Error ? error.message : String(error),
    ...(againAfterMs === undefined ? {} : { againAfterMs }),
  }
}

/** `Retry-After` in seconds, as services for speech send it; a date is not waited for. */
function againAfterOf(error: unknown): number | undefined {
  const { headers } = (error ?? {}) as { headers?: unknown }
  const said = headers instanceof Headers ? Number(headers.get('retry-after') ?? Number.NaN) : Number.NaN
  return said >= 0 ? said * 1000 : undefined
}

/**
 * How long to wait before the next try: as long as planned, or as long as the provider asked for. Longer than `mostMs` nobody waits in
 * silence: then the try is spent on asking all the same, or on the next in turn.
 */
export function waitBefore(
  plannedMs: number,
  last: ProviderFailure | undefined,
  isSame: boolean,
  mostMs = 2000,
): number {
  if (!isSame || last?.againAfterMs === undefined) return plannedMs
  return Math.min(Math.max(plannedMs, last.againAfterMs), mostMs)
}

/** Whether the same request may succeed a moment later. */
export function mayPass(status: FailureStatus): boolean {
  return typeof status !== 'number' || status >= 500 || [408, 409, 425, 429].includes(status)
}

/** Whether this very request was refused, and another one may be taken. */
export function refusedAsItIs(status: FailureStatus): boolean {
  return status === 400 || status === 413 || status === 422
}
