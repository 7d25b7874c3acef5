/** The start of every room name of an installation. Only rooms that begin so are ever touched. */
export const roomPrefix = (installation: string): string => `candor-${installation}-`

/** The name under which an installation's workers register, so that others on the same LiveKit get none of its jobs. */
export const agentName = (installation: string): string => `candor-${installation}`

/** The installation a room of ours belongs to, read from its name. */
export function installationOf(roomName: string): string | null {
  return /^candor-([0-9a-z]{8,16})-[0-9a-z]{26}$/.exec(roomName)?.[1] ?? null
}

export const candidateIdentity = (attemptId: string): string => `candidate-${attemptId}`

/** Each epoch has an identity of its own: re-using one makes LiveKit end the job of the replacement (livekit#4887). */
export const interviewerIdentity = (attemptId: string, epoch: number): string => `agent-${attemptId}-e${epoch}`

/** The start of the names of check rooms: never the start of an interview's room, so that neither is taken for the other. */
export const checkRoomPrefix = (installation: string): string => `candor-check-${installation}-`
