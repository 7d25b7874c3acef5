'use client'

import { useEffect, useRef } from 'react'
import { watchLevel } from './audio-level.ts'

type VoiceLineProps = {
  readonly track: MediaStreamTrack | null
  /** Whose voice it is decides the colour. */
  readonly of: 'interviewer' | 'candidate'
  readonly onLevel?: (level: number) => void
}

/** A line that a voice opens. Its height is the loudness of the sound itself; in silence it is a line. */
export function VoiceLine({ track, of, onLevel }: VoiceLineProps) {
  const element = useRef<HTMLDivElement>(null)
  const told = useRef(onLevel)
  useEffect(() => {
    told.current = onLevel
  })
  useEffect(() => {
    if (!track) return undefined
    return watchLevel(track, (level) => {
      element.current?.style.setProperty('--level', level.toFixed(3))
      told.current?.(level)
    })
  }, [track])
  const colour = track === null ? 'text-edge' : of === 'interviewer' ? 'text-accent' : 'text-soft'
  return (
    <div ref={element} aria-hidden="true" className={`relative h-12 transition-colors duration-200 ${colour}`}>
      <div className="absolute inset-x-0 top-1/2 h-px -translate-y-1/2 bg-current" />
      {track && (
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="voice-line h-full w-full">
          <path d="M12 50C30 50 36 2 50 2s20 48 38 48C70 50 64 98 50 98S30 50 12 50" fill="currentColor" />
        </svg>
      )}
    </div>
  )
}
