import { AfterAnswer, type CorrectionBody, type FeedbackBody, seconds } from '@candor/shared'

const limitMs = seconds(8)

export type AfterApi = {
  /** Null where our server did not answer. */
  readonly read: (signal: AbortSignal) => Promise<AfterAnswer | null>
  readonly correct: (correction: Omit<CorrectionBody, 'v'>) => Promise<boolean>
  readonly judge: (feedback: Omit<FeedbackBody, 'v'>) => Promise<boolean>
  readonly askDeletion: (ask: boolean) => Promise<boolean>
}

/** The doors of our server that are open after the end. Each is given up after its limit and never throws. */
export function afterApi(inviteId: string): AfterApi {
  const path = `/api/interview/${inviteId}`
  const post = async (to: string, body: object): Promise<boolean> => {
    try {
      const response = await fetch(`${path}/${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ v: 1, ...body }),
        signal: AbortSignal.timeout(limitMs),
      })
      return response.ok
    } catch {
      return false
    }
  }
  return {
    read: async (signal) => {
      try {
        const either = AbortSignal.any([signal, AbortSignal.timeout(limitMs)])
        const response = await fetch(`${path}/after`, { cache: 'no-store', signal: either })
        return AfterAnswer.safeParse(await response.json()).data ?? null
      } catch {
        return null
      }
    },
    correct: (correction) => post('correction', correction),
    judge: (feedback) => post('feedback', feedback),
    askDeletion: (ask) => post('deletion', { ask }),
  }
}
