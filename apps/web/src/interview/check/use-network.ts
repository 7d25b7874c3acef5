'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { attemptApi } from '../attempt-api.ts'
import { type Network, unknownNetwork } from './network.ts'

/** The way to LiveKit as far as it has been tried. `tryNow` fetches LiveKit's code, asks for a check room and looks; it never throws. */
export function useNetwork(inviteId: string): { readonly network: Network; readonly tryNow: () => Promise<void> } {
  const [network, setNetwork] = useState(unknownNetwork)
  const life = useRef<AbortController | null>(null)
  useEffect(() => () => life.current?.abort(), [])
  const tryNow = useCallback(async () => {
    life.current?.abort()
    const { signal } = (life.current = new AbortController())
    const tell = (seen: Partial<Network>) => {
      if (!signal.aborted) setNetwork((known) => ({ ...known, ...seen }))
    }
    if (typeof RTCPeerConnection === 'undefined') return tell({ ...unknownNetwork, media: 'blocked' })
    tell({ ...unknownNetwork, signal: 'running' })
    try {
      const [answer, { tryNetwork }] = await Promise.all([
        attemptApi(inviteId).check(signal),
        import('./network-check.ts'),
      ])
      if (!answer.ok) tell({ signal: unanswered() })
      else if (!signal.aborted) await tryNetwork(answer.value, tell)
    } catch {
      // LiveKit's code could not be fetched.
      tell({ signal: unanswered() })
    }
  }, [inviteId])
  return { network, tryNow }
}

const unanswered = () => (navigator.onLine ? 'unanswered' : 'offline')
