import { mostNotes, RecruiterNote } from '@candor/shared'
import { llm } from '@livekit/agents'
import { answer } from './tool-answer.ts'

type NoteWorld = {
  readonly ending: () => boolean
  /** Stores the note; the model does not wait for it. */
  readonly keep: (note: RecruiterNote) => void
}

/** Notes for the recruiter: each one once, so many in all, and none once the end has begun. */
export function noteTool({ ending, keep }: NoteWorld) {
  const noted = new Set<string>()
  return llm.tool({
    name: 'note_for_recruiter',
    description:
      'Notes for the people at the company what the candidate wants to know or to arrange and you cannot answer. Never a judgement of the candidate.',
    parameters: RecruiterNote,
    execute: (note) => {
      if (ending()) return Promise.resolve(answer({ refused: 'the interview is ending' }))
      const key = `${note.kind} ${note.text.toLowerCase()}`
      if (noted.has(key)) return Promise.resolve(answer({ noted: true }))
      if (noted.size >= mostNotes) return Promise.resolve(answer({ refused: 'enough has been noted: go on' }))
      noted.add(key)
      keep(note)
      return Promise.resolve(answer({ noted: true }))
    },
  })
}
