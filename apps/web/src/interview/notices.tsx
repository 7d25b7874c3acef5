'use client'

import type { ReactNode } from 'react'
import { Button } from '../components/ui/button.tsx'
import type { Conversation } from './conversation.ts'
import { browserKind } from './devices/browser-kind.ts'
import { useWords, type Words } from './messages/use-words.ts'
import type { Talk } from './talk.ts'
import { microphoneWords } from './words/microphone-words.ts'

/** What needs the candidate while the talk goes on: below the question, in whole sentences, each with its way out. */
export function Notices({ talk, conversation }: { talk: Talk; conversation: Conversation }) {
  const words = useWords()
  const { playbackAllowed, paused, microphone, microphoneFault } = talk
  if (!playbackAllowed)
    return (
      <NoticeLine
        words={words('room.notice.soundOff')}
        action={words('room.notice.soundOn')}
        onAction={() => void conversation.startPlayback()}
      />
    )
  if (paused)
    return (
      <NoticeLine
        words={words('room.notice.moment')}
        action={words('room.goOn')}
        onAction={() => void conversation.wishes.setPaused(false)}
      />
    )
  if (microphone !== 'lost') return null
  const { title, detail } = lostWords(words, microphoneFault)
  return (
    <NoticeLine
      words={title}
      detail={detail}
      action={words('room.notice.microphoneAgain')}
      onAction={() => void conversation.microphone.use()}
    />
  )
}

function lostWords(words: Words, fault: Talk['microphoneFault']) {
  if (fault === null || fault === 'missing')
    return { title: words('room.notice.microphoneGone'), detail: words('room.notice.microphoneGoneDetail') }
  return microphoneWords(words, fault, browserKind(navigator.userAgent, navigator.maxTouchPoints))
}

type LineProps = {
  readonly words: ReactNode
  readonly detail?: string
  readonly action: string
  readonly onAction: () => void
}

function NoticeLine({ words, detail, action, onAction }: LineProps) {
  return (
    <div role="status" className="appear mt-5 border-s-2 border-amber-dot ps-4">
      <p className="text-large text-amber">{words}</p>
      {detail && <p className="mt-1 text-body text-soft">{detail}</p>}
      <Button size="medium" className="mt-3" onClick={onAction}>
        {action}
      </Button>
    </div>
  )
}
