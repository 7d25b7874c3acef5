/** One line of the process that rehearses (`apps/agent/src/rehearse.ts`). Lengths in milliseconds. */
export type Rehearsal = {
  readonly candidate: string
  readonly endReason: string | null
  readonly turns: number
  readonly followUps: number
  readonly lengthMs: number
  readonly coverage: readonly {
    readonly id: string
    readonly mustAsk: boolean
    readonly outcome: 'answered' | 'asked' | 'not_asked'
    readonly why: string | null
  }[]
  readonly notes: readonly { readonly kind: string; readonly text: string }[]
  readonly breaks: readonly { readonly rule: string; readonly words: string }[]
  readonly transcript: readonly { readonly speaker: 'candidate' | 'interviewer'; readonly text: string }[]
}
