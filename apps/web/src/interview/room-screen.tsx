'use client'

import { useRef, useState } from 'react'
import { Mark } from '../components/mark.tsx'
import { CaptionsLog } from './captions-log.tsx'
import { Centre } from './centre.tsx'
import { Controls } from './controls.tsx'
import type { Conversation } from './conversation.ts'
import { interviewerStateWords } from './interviewer-state.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import type { RoomFacts } from './room-facts.ts'
import type { RoomScreen as RoomState } from './screen-of.ts'
import type { Talk } from './talk.ts'
import { TypedAnswer } from './typed-answer.tsx'
import { useRoomKeys } from './use-room-keys.ts'
import { VoiceLine } from './voice-line.tsx'

type RoomProps = {
  readonly facts: RoomFacts
  readonly screen: RoomState
  readonly talk: Talk
  readonly conversation: Conversation
}

/** The quiet meeting room: the interviewer's voice above, the question, the captions, and one row of controls. */
export function RoomScreen({ facts, screen, talk, conversation }: RoomProps) {
  const [typing, setTyping] = useState(talk.microphone === 'none')
  const [leaving, setLeaving] = useState(false)
  const typeButton = useRef<HTMLButtonElement>(null)
  const talking = screen.name === 'talking'
  const toggleMute = () => void conversation.microphone.setMuted(talk.microphone === 'on')
  useRoomKeys({
    m: () => (talk.microphone === 'on' || talk.microphone === 'muted') && toggleMute(),
    t: () => setTyping(true),
  })
  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden">
      <RoomHeader facts={facts} question={talking ? talk.question : null} />
      <main data-screen={screen.name} className="flex min-h-0 flex-col px-5 sm:px-10">
        <div className="mx-auto flex min-h-0 w-full max-w-[44rem] flex-1 flex-col sm:pt-[3vh]">
          <p role="status" className="h-5 text-note text-faint">
            <span className="font-medium text-soft">Interviewer</span>
            {talking && talk.interviewerState && `, ${interviewerStateWords[talk.interviewerState].toLowerCase()}`}
          </p>
          <VoiceLine track={talking ? talk.voice : null} of="interviewer" />
          <Centre facts={facts} screen={screen} talk={talk} conversation={conversation} />
          <CaptionsLog captions={talk.captions} />
        </div>
      </main>
      {screen.name !== 'moved' && (
        <footer className="border-t border-rule bg-paper px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-10">
          <div className="mx-auto w-full max-w-[44rem]">
            {typing && (
              <TypedAnswer
                maySend={talking}
                onSend={conversation.sendText}
                onTyping={conversation.typing}
                onClose={() => {
                  setTyping(false)
                  typeButton.current?.focus()
                }}
              />
            )}
            <Controls
              talk={talk}
              typing={typing}
              typeButton={typeButton}
              onMute={toggleMute}
              onMicrophone={() => void conversation.microphone.use()}
              onType={() => setTyping(!typing)}
              onLeave={() => setLeaving(true)}
            />
          </div>
        </footer>
      )}
      <LeaveDialog open={leaving} onStay={() => setLeaving(false)} onLeave={conversation.leave} />
    </div>
  )
}

function RoomHeader({ facts, question }: { facts: RoomFacts; question: Talk['question'] }) {
  return (
    <header className="flex h-14 items-center justify-between gap-6 px-5 sm:h-16 sm:px-10">
      <Mark />
      <p className="min-w-0 truncate text-note text-faint">
        {question ? (
          <span className="text-soft tabular-nums">
            Question {question.number} of {question.of}
          </span>
        ) : (
          `${facts.role}, ${facts.company}`
        )}
      </p>
    </header>
  )
}
