'use client'

import dynamic from 'next/dynamic'
import { useCallback, useEffect, useState } from 'react'
import { CheckScreen } from './check/check-screen.tsx'
import { EndScreen } from './end-screen.tsx'
import type { RoomFacts } from './room-facts.ts'
import { screenOf } from './screen-of.ts'
import { useConversation } from './use-conversation.ts'

/** Fetched with the room's other code while the last step of the check is shown. */
const loadScreen = () => import('./room-screen.tsx').then(({ RoomScreen }) => RoomScreen)
const RoomScreen = dynamic(loadScreen)

/** The candidate's room, from the check to the end screen. Which of them is shown is decided in `screenOf` alone. */
export function RoomPage(facts: RoomFacts) {
  const { conversation, talk } = useConversation(facts.inviteId)
  const screen = screenOf(talk)
  const [chosen, setChosen] = useState(facts.accommodations)
  const prepare = useCallback(() => {
    conversation.prepare(chosen)
    void loadScreen().catch(() => {})
  }, [conversation, chosen])
  const isOver = screen.name === 'ended'
  useEffect(() => {
    // The control that had the focus is gone; who does not see the page hears how it ended.
    if (isOver) document.querySelector<HTMLElement>('main h1')?.focus()
  }, [isOver])
  switch (screen.name) {
    case 'ready':
      return (
        <CheckScreen
          inviteId={facts.inviteId}
          returning={facts.returning}
          chosen={chosen}
          onChoose={setChosen}
          onLastStep={prepare}
          onStart={conversation.start}
        />
      )
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
      return (
        <RoomScreen
          facts={facts}
          captionSize={chosen.captions}
          screen={screen}
          talk={talk}
          conversation={conversation}
        />
      )
  }
}
