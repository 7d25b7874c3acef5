import type { StoredItem } from '@candor/store'
import { llm } from '@livekit/agents'

/** The most items of an earlier conversation that the model is given again. */
const most = 40

/** What was said before, as the model's context. Seeded items cause no events, so nothing of it is recorded twice. */
export function seededContext(items: readonly StoredItem[]): llm.ChatContext {
  const context = llm.ChatContext.empty()
  for (const item of items.filter(({ text }) => text).slice(-most)) {
    context.addMessage({
      role: item.speaker === 'candidate' ? 'user' : 'assistant',
      content: item.text,
      id: item.itemId,
      createdAt: item.saidAt,
    })
  }
  return context
}
