'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** False in the page as the server sent it, true once its script runs: a button that needs the script waits for it. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
