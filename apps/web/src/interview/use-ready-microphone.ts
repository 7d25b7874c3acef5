'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type MicrophoneFault, openMicrophone } from './microphone.ts'

export type ReadyMicrophone =
  | { readonly at: 'asking' }
  | { readonly at: 'open'; readonly track: MediaStreamTrack }
  | { readonly at: 'fault'; readonly fault: MicrophoneFault }
  | { readonly at: 'unwanted' }

/**
 * The microphone before the talk: asked for when the page opens, because the candidate has just agreed to be heard. `hand` gives it
 * over to the room; one that was not handed over is stopped when the page goes.
 */
export function useReadyMicrophone() {
  const [microphone, setMicrophone] = useState<ReadyMicrophone>({ at: 'asking' })
  const held = useRef<MediaStreamTrack | null>(null)
  const asked = useRef(0)

  const drop = useCallback(() => {
    asked.current += 1
    held.current?.stop()
    held.current = null
  }, [])

  const ask = useCallback(async () => {
    drop()
    const mine = asked.current
    setMicrophone({ at: 'asking' })
    const opened = await openMicrophone()
    if (mine !== asked.current) {
      if (opened.ok) opened.track.stop()
      return
    }
    held.current = opened.ok ? opened.track : null
    setMicrophone(opened.ok ? { at: 'open', track: opened.track } : { at: 'fault', fault: opened.fault })
  }, [drop])

  const doWithout = useCallback(() => {
    drop()
    setMicrophone({ at: 'unwanted' })
  }, [drop])

  const hand = useCallback((): MediaStreamTrack | null => {
    const track = held.current
    held.current = null
    return track
  }, [])

  useEffect(() => {
    void ask()
    return drop
  }, [ask, drop])

  return { microphone, ask, doWithout, hand }
}
