import type { Addresses } from '@candor/stack'

const limitMs = 10_000

/** The recruiter's side without a browser. */
export type DeskDoor = {
  /** Asks for one part of a recording as a player does, or as a stranger with no cookie. */
  readonly sound: (
    part: { attemptId: string; epoch: number | string },
    options?: { range?: string; stranger?: boolean },
  ) => Promise<Response>
  /** The stream of the live board, from after an event's number or from now. */
  readonly live: (options: { readonly after: number | null; readonly signal: AbortSignal }) => Promise<Response>
}

/** Opens the sign-in link and keeps its cookie. */
export async function openDeskDoor({ web, desk }: Pick<Addresses, 'web' | 'desk'>): Promise<DeskDoor> {
  const signedIn = await fetch(desk, { redirect: 'manual', signal: AbortSignal.timeout(limitMs) })
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ') // prettier-ignore
  if (!cookie) throw new Error(`the desk's sign-in link gave no cookie (${signedIn.status})`)
  return {
    sound: ({ attemptId, epoch }, { range, stranger = false } = {}) =>
      fetch(`${web}/api/desk/recordings/${attemptId}/${epoch}`, {
        headers: { ...(stranger ? {} : { cookie }), ...(range ? { range } : {}) },
        signal: AbortSignal.timeout(limitMs),
      }),
    live: ({ after, signal }) =>
      fetch(`${web}/api/desk/live`, {
        headers: { cookie, ...(after === null ? {} : { 'last-event-id': String(after) }) },
        signal,
      }),
  }
}
