import type { Accommodations } from '@candor/shared'

/** What the room's page knows before it asks anybody. */
export type RoomFacts = {
  readonly inviteId: string
  readonly candidateName: string
  readonly company: string
  readonly role: string
  /** An attempt is under way: the candidate comes back to it. */
  readonly returning: boolean
  /** What the candidate chose for the attempt before, if there was one. */
  readonly accommodations: Accommodations
}
