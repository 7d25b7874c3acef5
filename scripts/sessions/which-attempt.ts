import { lookInto } from '@candor/store'
import { refusalOf } from './refusal-words.ts'
import type { World } from './world.ts'

/** The attempt an id stands for: itself, or the newest one of an interview. @throws StackProblem for unknown ids. */
export async function whichAttempt({ askStore }: World, id: string): Promise<string> {
  const found = await askStore((db) => lookInto(db, { id }))
  if (!found.ok) throw refusalOf(id, found.refusal)
  const newest = found.value.attempts.at(-1)
  if (!newest) throw refusalOf(id, 'attempt_unknown')
  return newest.id
}
