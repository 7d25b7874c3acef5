'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type MicrophoneFault, openMicrophone } from '../microphone.ts'

export type CheckedMicrophone =
  | { readonly at: 'unasked' }
  | { readonly at: 'asking' }
  | { readonly at: 'open'; readonly track: MediaStreamTrack }
  | { readonly at: 'fault'; readonly fault: MicrophoneFault }

/** The microphone before the talk. `hand` gives it over to the room; one that was not handed over is stopped when the page goes. */
export function useMicrophone() {
  const [microphone, setMicrophone] = useState<CheckedMicrophone>({ at: 'unasked' })
  const held = useRef<MediaStreamTrack | null>(null)
  const asked = useRef(0)

  const drop = useCallback(() => {
    asked.current += 1
    held.current?.stop()
    held.current = null
  }, [])

  const ask = useCallback(
    async (deviceId?: string) => {
      drop()
      const mine = asked.current
      setMicrophone({ at: 'asking' })
      const opened = await openMicrophone(deviceId)
      if (mine !== asked.current) {
        if (opened.ok) opened.track.stop()
        return
      }
      held.current = opened.ok ? opened.track : null
      // Pulled out while it is being tried: said here, not only in the room.
      if (opened.ok)
        opened.track.addEventListener('ended', () => {
          if (mine === asked.current) setMicrophone({ at: 'fault', fault: 'missing' })
        })
      setMicrophone(opened.ok ? { at: 'open', track: opened.track } : { at: 'fault', fault: opened.fault })
    },
    [drop],
  )

  const doWithout = useCallback(() => {
    drop()
    setMicrophone({ at: 'unasked' })
  }, [drop])

  const hand = useCallback((): MediaStreamTrack | null => {
    const track = held.current
    held.current = null
    asked.current += 1
    return track
  }, [])

  useEffect(() => drop, [drop])
  return { microphone, ask, doWithout, hand }
}
