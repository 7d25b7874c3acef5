import type { Plan } from '@candor/shared'
import type { StoredItem } from '@candor/store'

export type Turn = { readonly speaker: StoredItem['speaker']; readonly items: readonly StoredItem[] }

/** What was said while one question was open. `number` is null before the first question. */
export type Chapter = {
  readonly id: string
  readonly number: number | null
  readonly title: string
  readonly turns: readonly Turn[]
}

type Questions = Readonly<Plan['questions']>

/** Puts the items of an attempt in chapters by question, and in each the items of one speaker in a row together as a turn. */
export function chaptersOf(items: readonly StoredItem[], questions: Questions): readonly Chapter[] {
  const groups: { questionId: string | null; items: StoredItem[] }[] = []
  for (const item of items) {
    const last = groups.at(-1)
    // An item without a question belongs to where the talk just was.
    const questionId = item.questionId ?? last?.questionId ?? null
    if (last?.questionId === questionId) last.items.push(item)
    else groups.push({ questionId, items: [item] })
  }
  return groups.map((group, index) => ({
    id: `chapter-${items[0]?.attemptId ?? ''}-${index + 1}`,
    ...headingOf(group.questionId, questions),
    turns: turnsOf(group.items),
  }))
}

function headingOf(questionId: string | null, questions: Questions): Pick<Chapter, 'number' | 'title'> {
  const index = questions.findIndex(({ id }) => id === questionId)
  const question = questions[index]
  if (question) return { number: index + 1, title: question.text }
  return { number: null, title: questionId === null ? 'Opening' : 'A question that is not in the template' }
}

function turnsOf(items: readonly StoredItem[]): readonly Turn[] {
  const turns: { speaker: StoredItem['speaker']; items: StoredItem[] }[] = []
  for (const item of items) {
    const last = turns.at(-1)
    if (last?.speaker === item.speaker) last.items.push(item)
    else turns.push({ speaker: item.speaker, items: [item] })
  }
  return turns
}
