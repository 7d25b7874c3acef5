'use client'

import type { Accommodations } from '@candor/shared'
import { useRef, useState } from 'react'
import { CaptionsLog } from './captions-log.tsx'
import { Centre } from './centre.tsx'
import { Controls } from './controls.tsx'
import type { Conversation } from './conversation.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { useWords } from './messages/use-words.ts'
import type { RoomFacts } from './room-facts.ts'
import { RoomHeader } from './room-header.tsx'
import type { RoomScreen as RoomState } from './screen-of.ts'
import { SoundDialog } from './sound-dialog.tsx'
import type { Talk } from './talk.ts'
import { interviewLeft } from './time-left.ts'
import { TypedAnswer } from './typed-answer.tsx'
import { useNow } from './use-now.ts'
import { useRoomKeys } from './use-room-keys.ts'
import { useWakeLock } from './use-wake-lock.ts'
import { VoiceLine } from './voice-line.tsx'
import { timeLeftWords } from './words/left-words.ts'

type RoomProps = {
  readonly facts: RoomFacts
  readonly captionSize: Accommodations['captions']
  readonly screen: RoomState
  readonly talk: Talk
  readonly conversation: Conversation
}

/** The quiet meeting room: the interviewer's voice above, the question, the captions, and one row of controls. */
export function RoomScreen({ facts, captionSize, screen, talk, conversation }: RoomProps) {
  const [typing, setTyping] = useState(talk.microphone === 'none')
  const [dialog, setDialog] = useState<'leave' | 'help' | 'sound' | null>(null)
  const close = () => setDialog(null)
  const typeButton = useRef<HTMLButtonElement>(null)
  const talking = screen.name === 'talking'
  const toggleMute = () => void conversation.microphone.setMuted(talk.microphone === 'on')
  useWakeLock(screen.name !== 'moved' && screen.name !== 'failed')
  useRoomKeys({
    m: () => (talk.microphone === 'on' || talk.microphone === 'muted') && !talk.paused && toggleMute(),
    t: () => setTyping(true),
    r: () => talking && conversation.wishes.repeat(),
    '?': () => setDialog('help'),
  })
  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden short:h-auto short:min-h-dvh short:grid-rows-[auto_auto_auto] short:overflow-visible">
      <RoomHeader
        facts={facts}
        talk={talk}
        talking={talking}
        onSound={() => setDialog('sound')}
        onHelp={() => setDialog('help')}
      />
      <main data-screen={screen.name} className="flex min-h-0 flex-col px-5 sm:px-10">
        <div className="mx-auto flex min-h-0 w-full max-w-[44rem] flex-1 flex-col sm:pt-[3vh]">
          <Standing talk={talk} talking={talking} />
          <VoiceLine track={talking ? talk.voice : null} of="interviewer" />
          <Centre facts={facts} screen={screen} talk={talk} conversation={conversation} />
          <CaptionsLog captions={talk.captions} size={captionSize} />
        </div>
      </main>
      {screen.name !== 'moved' && (
        <footer className="border-t border-rule bg-paper px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-10">
          <div className="mx-auto w-full max-w-[44rem]">
            {typing && (
              <TypedAnswer
                maySend={talking}
                onSend={conversation.words.send}
                onTyping={conversation.words.typing}
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
              onMute={talk.paused ? null : toggleMute}
              onMicrophone={() => void conversation.microphone.use()}
              onRepeat={talking && talk.question ? conversation.wishes.repeat : null}
              onPause={talking ? () => void conversation.wishes.setPaused(!talk.paused) : null}
              onType={() => setTyping(!typing)}
              onLeave={() => setDialog('leave')}
            />
          </div>
        </footer>
      )}
      <LeaveDialog open={dialog === 'leave'} onStay={close} onLeave={conversation.leave} />
      <HelpDialog open={dialog === 'help'} onClose={close} />
      <SoundDialog open={dialog === 'sound'} talk={talk} conversation={conversation} onClose={close} />
    </div>
  )
}

/** What the interviewer does, told also to whoever does not see it, and what is left of the time. */
function Standing({ talk: { interviewerState, clocked, paused }, talking }: { talk: Talk; talking: boolean }) {
  const words = useWords()
  const left = interviewLeft(clocked, useNow(talking))
  const state = paused ? 'waiting' : interviewerState
  return (
    <div className="flex h-5 justify-between gap-4 text-note text-faint">
      <p role="status">
        <span className="font-medium text-soft">{words('room.interviewer')}</span>
        {talking && state && `, ${words(`room.does.${state}`)}`}
      </p>
      {talking && left !== null && <p className="whitespace-nowrap">{timeLeftWords(words, left)}</p>}
    </div>
  )
}
