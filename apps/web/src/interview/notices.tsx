'use client'

import type { ReactNode } from 'react'
import { Button } from '../components/ui/button.tsx'
import type { Conversation } from './conversation.ts'
import { browserKind } from './devices/browser-kind.ts'
import type { Talk } from './talk.ts'
import { microphoneWords } from './words/microphone-words.ts'

/** What needs the candidate while the talk goes on: below the question, in whole sentences, each with its way out. */
export function Notices({ talk, conversation }: { talk: Talk; conversation: Conversation }) {
  const { playbackAllowed, paused, microphone, microphoneFault } = talk
  if (!playbackAllowed)
    return (
      <NoticeLine
        words="Your browser keeps the sound off until you allow it."
        action="Turn the sound on"
        onAction={() => void conversation.startPlayback()}
      />
    )
  if (paused)
    return (
      <NoticeLine
        words="Take your moment. The interviewer says nothing and your microphone is off; the time of the interview goes on."
        action="Go on"
        onAction={() => void conversation.wishes.setPaused(false)}
      />
    )
  if (microphone !== 'lost') return null
  const { title, detail } = lostWords(microphoneFault)
  return (
    <NoticeLine
      words={title}
      detail={detail}
      action="Use the microphone again"
      onAction={() => void conversation.microphone.use()}
    />
  )
}

function lostWords(fault: Talk['microphoneFault']) {
  if (fault === null || fault === 'missing')
    return {
      title: 'Your microphone is gone, so the interviewer does not hear you.',
      detail: 'Connect it again, choose another one under Sound, or type your answer. Nothing you said is lost.',
    }
  return microphoneWords(fault, browserKind(navigator.userAgent, navigator.maxTouchPoints))
}

type LineProps = {
  readonly words: ReactNode
  readonly detail?: string
  readonly action: string
  readonly onAction: () => void
}

function NoticeLine({ words, detail, action, onAction }: LineProps) {
  return (
    <div role="status" className="appear mt-5 border-l-2 border-amber-dot pl-4">
      <p className="text-large text-amber">{words}</p>
      {detail && <p className="mt-1 text-body text-soft">{detail}</p>}
      <Button size="medium" className="mt-3" onClick={onAction}>
        {action}
      </Button>
    </div>
  )
}
