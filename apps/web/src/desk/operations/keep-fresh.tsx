'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 5000

/** Asks for the page's numbers again while somebody may be looking at them. */
export function KeepFresh() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
