'use client'

import { useEffect, useState } from 'react'

const everyMs = 5000

/** The page's steady clock, read again every few seconds while `active`. */
export function useNow(active: boolean): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    if (!active) return undefined
    setNow(performance.now())
    const timer = setInterval(() => setNow(performance.now()), everyMs)
    return () => clearInterval(timer)
  }, [active])
  return now
}
