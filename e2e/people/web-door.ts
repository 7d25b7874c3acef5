import { type AttemptAnswer, currentConsentVersion, JoinAnswer, Problem } from '@candor/shared'

const requestLimitMs = 15_000

/** The candidate's way in over HTTP, as a browser takes it: link, cookie, consent, join. */
export type WebDoor = {
  readonly inviteId: string
  readonly consent: () => Promise<void>
  /** Presses "Start the interview". */
  readonly join: () => Promise<JoinAnswer>
  readonly attempt: () => Promise<AttemptAnswer>
  readonly leave: (attemptId: string) => Promise<AttemptAnswer>
}

async function refuse(response: Response): Promise<never> {
  const body: unknown = await response.json().catch(() => null)
  const problem = Problem.safeParse(body)
  throw new Error(problem.success ? `${problem.data.code}: ${problem.data.detail}` : `HTTP ${response.status}`)
}

/** Opens an invite link. @throws when the link is unknown, revoked or expired. */
export async function openWebDoor(candidateUrl: string): Promise<WebDoor> {
  const opened = await fetch(candidateUrl, { redirect: 'manual', signal: AbortSignal.timeout(requestLimitMs) })
  const to = opened.headers.get('location')
  if (opened.status !== 303 || !to) throw new Error(`the link does not open: HTTP ${opened.status}`)
  const page = new URL(to, candidateUrl)
  const inviteId = page.pathname.split('/')[2] ?? ''
  const cookie = opened.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const call = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(new URL(`/api/interview/${inviteId}/${path}`, page), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, origin: page.origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(requestLimitMs),
    })
    return response.ok ? response.json().catch(() => null) : refuse(response)
  }
  return {
    inviteId,
    consent: async () => void (await call('consent', { v: 1, version: currentConsentVersion })),
    join: async () => JoinAnswer.parse(await call('join', {})),
    attempt: async () => (await call('attempt')) as AttemptAnswer,
    leave: async (attemptId) => (await call('leave', { v: 1, attemptId })) as AttemptAnswer,
  }
}
