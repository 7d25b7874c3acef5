import type { AttemptState, EndReason } from '@candor/shared'

/**
 * What the candidate sees is a function of two things: what the server last said of the attempt, and how the connection stands.
 * The server wins: whatever the connection does, an ended attempt shows its end. `closing` alone is not the end, because the goodbye
 * is being said; it is one when there is no connection left to hear it on.
 */
export type ServerFacts = {
  readonly attemptId: string
  readonly state: AttemptState
  readonly endReason: EndReason | null
  readonly mayResume: boolean
}

export type Connection =
  /** Not started: the candidate has not pressed Start. */
  | { readonly at: 'ready' }
  | { readonly at: 'connecting' }
  | { readonly at: 'connected' }
  | { readonly at: 'reconnecting' }
  /** Another tab or device has taken the interview over. */
  | { readonly at: 'moved' }
  | { readonly at: 'failed'; readonly code: string }
  /** We have hung up on purpose. */
  | { readonly at: 'left' }

export type InterviewerPresence = 'awaited' | 'here' | 'lost'

/** The screens of the room itself, which differ only in its middle. */
export type RoomScreen =
  | { readonly name: 'connecting' | 'talking' | 'reconnecting' | 'moved' }
  | { readonly name: 'waiting'; readonly replacement: boolean }
  | { readonly name: 'failed'; readonly code: string }

export type Screen =
  | { readonly name: 'ready' }
  | RoomScreen
  | { readonly name: 'ended'; readonly reason: EndReason; readonly mayResume: boolean }

export type Situation = {
  readonly server: ServerFacts | null
  readonly connection: Connection
  readonly interviewer: InterviewerPresence
}

export function screenOf({ server, connection, interviewer }: Situation): Screen {
  const reason = server?.endReason ?? null
  const noGoodbye = connection.at !== 'connected' && connection.at !== 'connecting'
  if (server && reason && (server.state === 'ended' || (server.state === 'closing' && noGoodbye))) {
    return { name: 'ended', reason, mayResume: server.state === 'ended' && server.mayResume }
  }
  switch (connection.at) {
    case 'ready':
    case 'connecting':
    case 'reconnecting':
    case 'moved':
      return { name: connection.at }
    case 'failed':
      return { name: 'failed', code: connection.code }
    case 'left':
      // Hung up, and the server has not said yet how it stands: it is being asked.
      return { name: 'connecting' }
    case 'connected':
      return interviewer === 'here' ? { name: 'talking' } : { name: 'waiting', replacement: interviewer === 'lost' }
  }
}

/** Takes a newer answer in. An end never becomes undone, whichever order the three signals arrive in; a new attempt replaces an old one. */
export function mergeFacts(known: ServerFacts | null, news: ServerFacts): ServerFacts {
  if (known?.attemptId !== news.attemptId) return news
  const order: Record<AttemptState, number> = { open: 0, live: 1, interrupted: 1, closing: 2, ended: 3 }
  return order[news.state] < order[known.state] && order[known.state] >= 2 ? known : news
}
