'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { Conversation } from './conversation.ts'
import { beforeTalk, type Talk } from './talk.ts'

/** The conversation of this page and what is true in it now. It ends with the page. */
export function useConversation(inviteId: string): { conversation: Conversation; talk: Talk } {
  const [conversation] = useState(() => new Conversation(inviteId))
  const talk = useSyncExternalStore(conversation.subscribe, conversation.talk, () => beforeTalk)
  useEffect(() => conversation.dispose, [conversation])
  return { conversation, talk }
}
