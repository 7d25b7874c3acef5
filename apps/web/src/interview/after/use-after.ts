'use client'

import { type AfterAnswer, seconds } from '@candor/shared'
import { useEffect, useMemo, useState } from 'react'
import { pause } from '../pause.ts'
import { type AfterApi, afterApi } from './after-api.ts'

/** The page that saw the end asks before the row has it: it asks again, for a while. */
const tries = [0, seconds(1), seconds(2), seconds(4), seconds(8)]

export type AfterState = { readonly at: 'reading' | 'failed' } | { readonly at: 'read'; readonly after: AfterAnswer }

/** What our server says after the end, and how to change what the candidate says of it. */
export function useAfter(inviteId: string) {
  const api: AfterApi = useMemo(() => afterApi(inviteId), [inviteId])
  const [state, setState] = useState<AfterState>({ at: 'reading' })
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const life = new AbortController()
    const read = async () => {
      for (const waitMs of tries) {
        if (!(await pause(waitMs, life.signal))) return
        const after = await api.read(life.signal)
        if (life.signal.aborted) return
        if (after) return setState({ at: 'read', after })
      }
      setState({ at: 'failed' })
    }
    void read()
    return () => life.abort()
  }, [api, asked])
  const again = () => {
    setState({ at: 'reading' })
    setAsked((times) => times + 1)
  }
  const change = (news: Partial<AfterAnswer>) =>
    setState((known) => (known.at === 'read' ? { at: 'read', after: { ...known.after, ...news } } : known))
  return { api, state, again, change }
}
