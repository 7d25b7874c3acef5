/** The sound of an attempt as one interviewer recorded it. `startedAt` is epoch milliseconds by the clock of the interviewer's host. */
export type RecordingPart = {
  readonly epoch: number
  readonly startedAt: number
} & (
  | { readonly state: 'recording' }
  /** The interviewer was gone before anything was recorded. */
  | { readonly state: 'empty' }
  | ({ readonly state: 'stored' } & StoredSound)
)

export type StoredSound = {
  readonly lengthMs: number
  readonly bytes: number
  readonly storageKey: string
  /** False where the recording was cut off: its last seconds may be missing. */
  readonly complete: boolean
}
