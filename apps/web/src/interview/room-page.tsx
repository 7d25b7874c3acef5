'use client'

import { EndScreen } from './end-screen.tsx'
import { ReadyStep } from './ready-step.tsx'
import type { RoomFacts } from './room-facts.ts'
import { RoomScreen } from './room-screen.tsx'
import { screenOf } from './screen-of.ts'
import { useConversation } from './use-conversation.ts'

/** The candidate's room, from the ready step to the end screen. Which of them is shown is decided in `screenOf` alone. */
export function RoomPage(facts: RoomFacts) {
  const { conversation, talk } = useConversation(facts.inviteId)
  const screen = screenOf(talk)
  switch (screen.name) {
    case 'ready':
      return <ReadyStep returning={facts.returning} onStart={conversation.start} />
    case 'ended':
      return (
        <EndScreen
          inviteId={facts.inviteId}
          company={facts.company}
          reason={screen.reason}
          mayResume={screen.mayResume}
        />
      )
    case 'connecting':
    case 'waiting':
    case 'talking':
    case 'reconnecting':
    case 'failed':
    case 'moved':
      return <RoomScreen facts={facts} screen={screen} talk={talk} conversation={conversation} />
  }
}
