/** Lengths in milliseconds. Every clock of the product is here, in the order they must keep (see `lengths.test.ts`). */
export const seconds = (count: number): number => count * 1000
export const minutes = (count: number): number => seconds(count * 60)
export const hours = (count: number): number => minutes(count * 60)

/** The interviewer proves once a second that it lives. */
export const beatEveryMs = seconds(1)
/** LiveKit drops dispatches silently, so one that nobody claimed is said again. */
export const dispatchUnclaimedMs = seconds(3)
/** A worker that has taken a job gets so long until the interviewer claims: a process that is not warm starts slowly on a busy host. */
export const acceptedJobMs = seconds(10)
/** An interviewer without a beat for this long is lost. */
export const leaseMs = seconds(5)
/** A worker tells so often how full it is, and counts as gone after the other length. */
export const workerBeatMs = seconds(2)
export const workerGoneMs = seconds(8)
/** Nobody has swept for this long: PostgreSQL was away, and nobody is called lost for one lease. */
export const sweepPauseMs = seconds(3)
/** So many interviewers of one attempt may be lost; then it ends. */
export const mostLostInterviewers = 5
/** How long somebody who dropped out may take to come back, unless template or environment say otherwise. */
export const reconnectWindowMs = seconds(90)
export const shortestReconnectWindowMs = seconds(10)
export const longestReconnectWindowMs = minutes(10)

/** The room is ready and waits for candidate and interviewer. */
export const openLimitMs = minutes(10)
/** From the committed end reason to the ended row, whatever hangs. */
export const closingLimitMs = seconds(20)
export const maxLengthMs = minutes(55)
export const longestMaxLengthMs = hours(2)
/** A worker that is to go waits so long for its interviews: the longest one that may just have opened, with its waiting, and its end. */
export const longestDrainMs = longestMaxLengthMs + openLimitMs + minutes(15)
/** An attempt that ended by accident can be followed by another one for this long. */
export const resumeForMs = hours(24)

/** LiveKit closes a room that nobody entered; counted from its creation. */
export const roomEmptyTimeoutMs = openLimitMs + seconds(60)
/** LiveKit closes a room this long after the candidate left; must outlast the window in which the candidate may return. */
export const roomDepartureTimeoutMs = (windowMs: number): number => windowMs + seconds(30)
export const joinTokenMs = minutes(5)
/** A room to try the network in, and the token for it. */
export const checkRoomMs = minutes(2)
export const inviteMs = hours(24 * 14)
