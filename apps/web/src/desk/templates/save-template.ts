import { Problem, type DraftFault, type TemplateDraft } from '@candor/shared'
import { ConflictAnswer, FaultyAnswer, PublishedAnswer, SavedAnswer } from './template-contract.ts'

export type Conflict = { readonly revision: number; readonly editedBy: string | null; readonly editedAt: number }
export type Trouble =
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'away' }
  | { readonly kind: 'refused'; readonly why: string }
export type SaveEnd = { readonly kind: 'saved'; readonly revision: number } | Trouble
export type PublishEnd =
  | { readonly kind: 'published'; readonly version: number }
  | { readonly kind: 'faulty'; readonly faults: readonly DraftFault[] }
  | Trouble

const limitMs = 15_000

/** Saves what was written. Never throws: whatever stands in the way is an answer. */
export async function saveTemplate(templateId: string, revision: number, content: TemplateDraft): Promise<SaveEnd> {
  const answer = await ask('PUT', `/api/desk/templates/${templateId}/draft`, { revision, content })
  if (answer.ok) return { kind: 'saved', revision: SavedAnswer.parse(answer.body).revision }
  return answer.trouble
}

/** Publishes what was saved last. */
export async function publishTemplate(templateId: string, revision: number): Promise<PublishEnd> {
  const answer = await ask('POST', `/api/desk/templates/${templateId}/publish`, { revision })
  if (answer.ok) return { kind: 'published', version: PublishedAnswer.parse(answer.body).version }
  const faulty = FaultyAnswer.safeParse(answer.body)
  return faulty.success ? { kind: 'faulty', faults: faulty.data.faults } : answer.trouble
}

type Answer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly body: unknown; readonly trouble: Trouble }

async function ask(method: string, path: string, body: unknown): Promise<Answer> {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(limitMs),
    })
    const answer: unknown = await response.json()
    return response.ok
      ? { ok: true, body: answer }
      : { ok: false, body: answer, trouble: troubleOf(response.status, answer) }
  } catch {
    return { ok: false, body: null, trouble: { kind: 'away' } }
  }
}

function troubleOf(status: number, answer: unknown): Trouble {
  if (status === 401) return { kind: 'signed-out' }
  if (status >= 500) return { kind: 'away' }
  const conflict = ConflictAnswer.safeParse(answer)
  if (conflict.success) return { kind: 'conflict', conflict: conflict.data.conflict }
  return { kind: 'refused', why: Problem.safeParse(answer).data?.detail ?? 'The server refused it.' }
}
