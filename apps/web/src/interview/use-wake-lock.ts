'use client'

import { useEffect } from 'react'

/** Keeps the screen awake while `active`, where the browser can. It lets go when the page is hidden and takes hold again when it is seen. */
export function useWakeLock(active: boolean): void {
  useEffect(() => {
    if (!active || !('wakeLock' in navigator)) return undefined
    let held: WakeLockSentinel | null = null
    let gone = false
    const hold = async () => {
      if (document.visibilityState !== 'visible') return
      // A device that saves its battery refuses; the interview goes on all the same.
      const lock = await navigator.wakeLock.request('screen').catch(() => null)
      if (gone) await lock?.release()
      else held = lock
    }
    const seen = () => void hold()
    seen()
    document.addEventListener('visibilitychange', seen)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', seen)
      void held?.release().catch(() => {})
    }
  }, [active])
}
