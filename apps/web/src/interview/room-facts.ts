/** What the room's page knows before it asks anybody. */
export type RoomFacts = {
  readonly inviteId: string
  readonly candidateName: string
  readonly company: string
  readonly role: string
  /** An attempt is under way: the candidate comes back to it. */
  readonly returning: boolean
}
