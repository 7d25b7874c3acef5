'use client'

import { useEffect, useRef } from 'react'
import { watchLevel } from './audio-level.ts'

/** A thin line under the microphone's button that shows it hears something. */
export function LevelBar({ track }: { track: MediaStreamTrack | null }) {
  const element = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!track) return undefined
    return watchLevel(track, (level) => element.current?.style.setProperty('--level', level.toFixed(3)))
  }, [track])
  return (
    <span
      ref={element}
      aria-hidden="true"
      className="absolute inset-x-3 bottom-1 h-0.5 overflow-hidden bg-rule sm:inset-x-4"
    >
      <span className="level-bar block h-full bg-accent" />
    </span>
  )
}
