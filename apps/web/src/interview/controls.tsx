'use client'

import { Keyboard, LogOut, type LucideIcon, Mic, MicOff, Pause, Play, RotateCcw } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { LevelBar } from './level-bar.tsx'
import { useWords } from './messages/use-words.ts'
import type { Talk } from './talk.ts'

type ControlsProps = {
  readonly talk: Talk
  readonly typing: boolean
  readonly typeButton: Ref<HTMLButtonElement>
  /** Null while a moment is taken: it keeps the microphone off. */
  readonly onMute: (() => void) | null
  readonly onMicrophone: () => void
  readonly onType: () => void
  /** Null while nobody is there who could say it again, or keep silent. */
  readonly onRepeat: (() => void) | null
  readonly onPause: (() => void) | null
  readonly onLeave: () => void
}

/** One row, each with its word. */
export function Controls(props: ControlsProps) {
  const { talk, typing, typeButton, onMute, onMicrophone, onType, onRepeat, onPause, onLeave } = props
  const words = useWords()
  const { microphone, microphoneTrack, paused } = talk
  const muted = microphone === 'muted'
  return (
    <div className="grid grid-cols-5 gap-0.5 sm:-mx-4 sm:flex sm:gap-1">
      {microphone === 'none' || microphone === 'lost' ? (
        <MissingMicrophone lost={microphone === 'lost'} onClick={onMicrophone} />
      ) : (
        <Control
          icon={muted ? MicOff : Mic}
          onClick={onMute}
          name={words(muted ? 'room.unmute' : 'room.mute')}
          hint="M"
          alert={muted}
        >
          {words(muted ? 'room.unmute' : 'room.mute')}
          <LevelBar track={muted ? null : microphoneTrack} />
        </Control>
      )}
      <Control
        icon={Keyboard}
        onClick={onType}
        name={words('room.typeAnswer')}
        hint="T"
        ref={typeButton}
        expanded={typing}
      >
        <span className="sm:hidden">{words('room.type')}</span>
        <span className="max-sm:hidden">{words('room.typeAnswer')}</span>
      </Control>
      <Control icon={RotateCcw} onClick={onRepeat} name={words('room.repeatQuestion')} hint="R">
        {words('room.repeat')}
      </Control>
      <Control
        icon={paused ? Play : Pause}
        onClick={onPause}
        name={words(paused ? 'room.goOn' : 'room.oneMoment')}
        alert={paused}
      >
        <span className="text-center leading-4 sm:leading-5">{words(paused ? 'room.goOn' : 'room.oneMoment')}</span>
      </Control>
      <Control icon={LogOut} onClick={onLeave} name={words('room.leaveInterview')} className="sm:ms-auto">
        {words('room.leave')}
      </Control>
    </div>
  )
}

function MissingMicrophone({ lost, onClick }: { lost: boolean; onClick: () => void }) {
  const words = useWords()
  const name = words(lost ? 'room.microphoneLostAgain' : 'room.useMicrophone')
  return (
    <Control icon={MicOff} onClick={onClick} name={name} alert={lost}>
      <span className="sm:hidden">{words(lost ? 'room.microphoneLost' : 'room.microphone')}</span>
      <span className="max-sm:hidden">{words(lost ? 'room.microphoneLost' : 'room.useMicrophone')}</span>
    </Control>
  )
}

type ControlProps = {
  readonly icon: LucideIcon
  readonly name: string
  readonly children: ReactNode
  readonly hint?: string
  readonly alert?: boolean
  readonly expanded?: boolean
  readonly className?: string
  readonly onClick: (() => void) | null
  readonly ref?: Ref<HTMLButtonElement>
}

function Control({ icon: Icon, name, children, hint, alert, expanded, className = '', onClick, ref }: ControlProps) {
  return (
    <button
      ref={ref}
      type="button"
      aria-label={name}
      aria-keyshortcuts={hint}
      aria-expanded={expanded}
      disabled={onClick === null}
      onClick={onClick ?? undefined}
      className={`relative flex min-h-13 flex-col items-center justify-center gap-1 rounded-soft py-1.5 text-note font-medium transition-colors duration-150 hover:not-disabled:bg-sunk disabled:opacity-45 max-sm:px-1 sm:min-h-11 sm:flex-row sm:gap-2.5 sm:px-3.5 sm:text-body ${alert ? 'text-amber' : 'text-ink'} ${className}`}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      {children}
      {hint && (
        <kbd
          // Told by aria-keyshortcuts: the name of a control is what is written on it.
          aria-hidden="true"
          className="rounded-[4px] border border-rule px-1.5 font-sans text-note leading-5 font-normal text-faint max-sm:hidden"
        >
          {hint}
        </kbd>
      )}
    </button>
  )
}
