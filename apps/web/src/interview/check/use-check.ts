'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Hearing, listenOn, notListened } from './hearing.ts'
import { wayOf } from './network.ts'
import { useMicrophone } from './use-microphone.ts'
import { useNetwork } from './use-network.ts'

/** `before`: nothing was pressed yet. `checking` goes on while the candidate speaks. `skipped` still asks for the microphone. */
export type Stage = 'before' | 'checking' | 'skipped' | 'typed'

type CheckOptions = {
  readonly inviteId: string
  /** Who comes back is let in without a check. */
  readonly returning: boolean
  /** Every answer is typed: no microphone is asked for. */
  readonly typed: boolean
  /** The last step is shown: the room can be made ready. */
  readonly onLastStep: () => void
}

/** Microphone and network before the talk, and how far the candidate has come with them. */
export function useCheck({ inviteId, returning, typed, onLastStep }: CheckOptions) {
  const [stage, setStage] = useState<Stage>(returning ? 'skipped' : 'before')
  const [hearing, setHearing] = useState<Hearing>(notListened)
  const { microphone, ask, doWithout, hand } = useMicrophone()
  const { network, tryNow } = useNetwork(inviteId)
  const way = wayOf(network)

  const openMicrophone = useCallback(
    (deviceId?: string) => {
      setHearing(notListened)
      void ask(deviceId)
    },
    [ask],
  )
  useEffect(() => {
    if (returning && !typed) openMicrophone()
  }, [returning, typed, openMicrophone])

  const settled = way !== 'waiting' && way !== 'running' && microphone.at !== 'asking'
  const lastStep = stage === 'typed' || stage === 'skipped' || (stage === 'checking' && settled)
  useEffect(() => {
    if (lastStep && !returning) onLastStep()
  }, [lastStep, returning, onLastStep])

  return {
    stage,
    typed: typed || stage === 'typed',
    lastStep,
    microphone,
    hearing,
    way,
    hand,
    openMicrophone,
    tryNetwork: () => void tryNow(),
    check: () => {
      setStage('checking')
      if (!typed) openMicrophone()
      void tryNow()
    },
    skip: () => {
      setStage('skipped')
      // One that the check has opened already stays open.
      if (!typed && microphone.at === 'unasked') openMicrophone()
    },
    type: () => {
      setStage('typed')
      doWithout()
    },
    hear: useCallback((level: number) => setHearing((before) => listenOn(before, level, performance.now())), []),
  }
}
