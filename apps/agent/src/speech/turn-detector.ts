import { type Plan, soundsFinished } from '@candor/shared'
import type { llm } from '@livekit/agents'

/** Somebody who stopped in the middle of a sentence is waited for this long, in milliseconds. */
export const thinkingPauseMs = 4300

/**
 * Tells the SDK whether a turn may be over, by the words so far. Over: the usual silence ends it. In the middle of a sentence: the long
 * one. The SDK's own detector judges by the sound; it waits 2.5 s after half of all finished sentences of a synthetic voice.
 */
export function turnDetector(language: Plan['language']) {
  return {
    model: 'last-words',
    provider: 'candor',
    supportsLanguage: () => Promise.resolve(true),
    unlikelyThreshold: () => Promise.resolve(0.5),
    predictEndOfTurn: (context: llm.ChatContext) =>
      Promise.resolve(soundsFinished(lastTurn(context), language) ? 1 : 0),
  }
}

function lastTurn({ items }: llm.ChatContext): string {
  const last = items.at(-1)
  return last?.type === 'message' && last.role === 'user' ? (last.textContent ?? '') : ''
}
