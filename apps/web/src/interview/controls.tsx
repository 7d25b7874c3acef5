'use client'

import { Keyboard, LogOut, type LucideIcon, Mic, MicOff } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { LevelBar } from './level-bar.tsx'
import type { Talk } from './talk.ts'

type ControlsProps = {
  readonly talk: Talk
  readonly typing: boolean
  readonly typeButton: Ref<HTMLButtonElement>
  readonly onMute: () => void
  readonly onMicrophone: () => void
  readonly onType: () => void
  readonly onLeave: () => void
}

/** One row, each with its word. */
export function Controls({ talk, typing, typeButton, onMute, onMicrophone, onType, onLeave }: ControlsProps) {
  const { microphone, microphoneTrack } = talk
  const muted = microphone === 'muted'
  return (
    <div className="grid grid-cols-3 gap-2 sm:-mx-4 sm:flex">
      {microphone === 'none' || microphone === 'lost' ? (
        <MissingMicrophone lost={microphone === 'lost'} onClick={onMicrophone} />
      ) : (
        <Control icon={muted ? MicOff : Mic} onClick={onMute} name={muted ? 'Unmute' : 'Mute'} hint="M" alert={muted}>
          {muted ? 'Unmute' : 'Mute'}
          <LevelBar track={muted ? null : microphoneTrack} />
        </Control>
      )}
      <Control icon={Keyboard} onClick={onType} name="Type an answer" hint="T" ref={typeButton} expanded={typing}>
        <span className="sm:hidden">Type</span>
        <span className="max-sm:hidden">Type an answer</span>
      </Control>
      <Control icon={LogOut} onClick={onLeave} name="Leave the interview" className="sm:ml-auto">
        <span className="sm:hidden">Leave</span>
        <span className="max-sm:hidden">Leave the interview</span>
      </Control>
    </div>
  )
}

function MissingMicrophone({ lost, onClick }: { lost: boolean; onClick: () => void }) {
  const name = lost ? 'Microphone lost, connect it again' : 'Use my microphone'
  return (
    <Control icon={MicOff} onClick={onClick} name={name} alert={lost}>
      <span className="sm:hidden">Microphone{lost && ' lost'}</span>
      <span className="max-sm:hidden">{lost ? 'Microphone lost' : 'Use my microphone'}</span>
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
  readonly onClick: () => void
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
      onClick={onClick}
      className={`relative flex min-h-13 flex-col items-center justify-center gap-1 rounded-soft px-3 py-1.5 text-note font-medium transition-colors duration-150 hover:bg-sunk sm:min-h-11 sm:flex-row sm:gap-2.5 sm:px-4 sm:text-body ${alert ? 'text-amber' : 'text-ink'} ${className}`}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      {children}
      {hint && (
        <kbd className="rounded-[4px] border border-rule px-1.5 font-sans text-note leading-5 font-normal text-faint max-sm:hidden">
          {hint}
        </kbd>
      )}
    </button>
  )
}
