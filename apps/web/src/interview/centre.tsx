'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../components/ui/button.tsx'
import type { Conversation } from './conversation.ts'
import { useWords } from './messages/use-words.ts'
import { Notices } from './notices.tsx'
import type { RoomFacts } from './room-facts.ts'
import type { RoomScreen as RoomState } from './screen-of.ts'
import type { Talk } from './talk.ts'
import { endsWithReturn, returnLeft } from './time-left.ts'
import { useNow } from './use-now.ts'
import { waitLeftWords } from './words/left-words.ts'
import { failureWords, isFinal, reconnectingWords, type TroubleWords, troubleWords } from './words/trouble-words.ts'

type CentreProps = {
  readonly facts: RoomFacts
  readonly screen: RoomState
  readonly talk: Talk
  readonly conversation: Conversation
}

/** After this long without an interviewer, waiting is told for what it is. */
const longWaitMs = 12_000

/** The one thing to look at: the question, or in its place what is the matter, in whole sentences. */
export function Centre({ facts, screen, talk, conversation }: CentreProps) {
  const words = useWords()
  const waitedLong = useAfter(longWaitMs, screen.name === 'waiting')
  const now = useNow(screen.name === 'reconnecting')
  const left = returnLeft(talk.clocked, talk.awaySince, now)
  const waitLeft = left === null ? undefined : waitLeftWords(words, left)
  if (screen.name === 'talking') {
    return talk.question ? (
      <Question key={talk.question.number} text={talk.question.text}>
        <Notices talk={talk} conversation={conversation} />
      </Question>
    ) : (
      <Told
        words={{
          title: words('room.welcome', { name: facts.candidateName }),
          detail: words('room.welcomeDetail'),
        }}
      >
        <Notices talk={talk} conversation={conversation} />
      </Told>
    )
  }
  const again = () => void conversation.comeBack()
  switch (screen.name) {
    case 'connecting':
      return <Told words={troubleWords(words, 'connecting')} />
    case 'waiting':
      return (
        <Told words={troubleWords(words, waitedLong ? 'longWait' : screen.replacement ? 'replacement' : 'waiting')} />
      )
    case 'reconnecting':
      return (
        <Told
          words={reconnectingWords(words, waitLeft, endsWithReturn(talk.clocked, talk.awaySince))}
          action={words('trouble.reconnecting.action')}
          onAction={again}
        />
      )
    case 'moved':
      return <Told words={troubleWords(words, 'moved')} action={words('trouble.moved.action')} onAction={again} />
    case 'failed': {
      const told = failureWords(words, screen.code)
      if (isFinal(screen.code)) return <Told words={told} />
      return <Told words={told} action={words('trouble.tryAgain')} onAction={again} />
    }
  }
}

function Question({ text, children }: { text: string; children: ReactNode }) {
  const size = text.length > 180 ? 'text-lead' : 'text-lead sm:text-title'
  return (
    <div className="appear max-h-[55%] shrink-0 overflow-y-auto short:max-h-none pt-4 pb-6">
      <h1 className={`font-serif font-medium ${size}`}>{text}</h1>
      {children}
    </div>
  )
}

type ToldProps = {
  readonly words: TroubleWords
  readonly action?: string
  readonly onAction?: () => void
  readonly children?: ReactNode
}

function Told({ words: { title, detail }, action, onAction, children }: ToldProps) {
  return (
    <div role="status" className="max-h-[60%] shrink-0 overflow-y-auto short:max-h-none pt-4 pb-6">
      <h1 className="font-serif text-lead font-medium sm:text-title">{title}</h1>
      <p className="mt-3 text-large text-soft">{detail}</p>
      {action && (
        <Button className="mt-6" onClick={onAction}>
          {action}
        </Button>
      )}
      {children}
    </div>
  )
}

/** True once `active` has lasted for `ms`. */
function useAfter(ms: number, active: boolean): boolean {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    if (!active) return undefined
    const timer = setTimeout(() => setPassed(true), ms)
    return () => {
      clearTimeout(timer)
      setPassed(false)
    }
  }, [ms, active])
  return passed
}
