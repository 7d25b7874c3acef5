'use client'

import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { CandidateFrame } from '../components/candidate-frame.tsx'
import { Button } from '../components/ui/button.tsx'
import { allowAudioAnalysis } from './audio-level.ts'
import { loadRoom } from './conversation.ts'
import { useHydrated } from './use-hydrated.ts'
import { type ReadyMicrophone, useReadyMicrophone } from './use-ready-microphone.ts'
import { VoiceLine } from './voice-line.tsx'
import { microphoneWords } from './words/microphone-words.ts'

type ReadyProps = {
  readonly returning: boolean
  readonly onStart: (microphone: MediaStreamTrack | null) => void
}

/** Above this loudness for a moment, the candidate has been heard. */
const heardLevel = 0.3

/** One short step before the room: can you be heard, or do you type? */
export function ReadyStep({ returning, onStart }: ReadyProps) {
  const { microphone, ask, doWithout, hand } = useReadyMicrophone()
  const [heard, setHeard] = useState(false)
  const hydrated = useHydrated()
  const typed = microphone.at === 'unwanted'
  useEffect(() => void loadRoom(), [])
  return (
    <CandidateFrame screen="ready">
      <h1 className="font-serif text-title font-medium sm:text-display">{titleOf(microphone, returning)}</h1>
      <div className="mt-6 min-h-40" onPointerDown={() => void allowAudioAnalysis()}>
        <Middle
          microphone={microphone}
          heard={heard}
          onLevel={(level) => level > heardLevel && setHeard(true)}
          onAgain={() => void ask()}
        />
      </div>
      <div className="mt-8 flex flex-wrap items-center gap-3">
        <Button
          className="max-sm:w-full"
          disabled={microphone.at !== 'open' && !typed}
          onClick={() => {
            void allowAudioAnalysis()
            onStart(hand())
          }}
        >
          {returning ? 'Return to the interview' : 'Start the interview'}
        </Button>
        <Button
          kind={microphone.at === 'fault' ? 'quiet' : 'plain'}
          className="max-sm:w-full"
          disabled={!hydrated}
          onClick={() => (typed ? void ask() : doWithout())}
        >
          {typed ? 'Use my microphone after all' : 'Continue without a microphone'}
        </Button>
      </div>
    </CandidateFrame>
  )
}

function titleOf({ at }: ReadyMicrophone, returning: boolean): string {
  if (at === 'unwanted') return 'You type your answers.'
  if (returning) return 'Your interview is still open.'
  return at === 'fault' ? 'We cannot hear you yet.' : 'Say a sentence, so that we know we can hear you.'
}

type MiddleProps = {
  readonly microphone: ReadyMicrophone
  readonly heard: boolean
  readonly onLevel: (level: number) => void
  readonly onAgain: () => void
}

function Middle({ microphone, heard, onLevel, onAgain }: MiddleProps) {
  switch (microphone.at) {
    case 'asking':
      return <Sentence>Your browser asks whether this page may use the microphone. Please allow it.</Sentence>
    case 'unwanted':
      return (
        <Sentence>
          You hear the interviewer and read along. A field for your answers is open from the start; you can turn your
          microphone on at any time.
        </Sentence>
      )
    case 'fault': {
      const { title, detail } = microphoneWords[microphone.fault]
      return (
        <div role="alert">
          <p className="text-large font-medium">{title}</p>
          <p className="mt-1 text-large text-soft">{detail}</p>
          <Button kind="quiet" size="medium" className="mt-5" onClick={onAgain}>
            Try again
          </Button>
        </div>
      )
    }
    case 'open':
      return (
        <>
          <VoiceLine track={microphone.track} of="candidate" onLevel={onLevel} />
          <p role="status" className="mt-4 flex items-center gap-2 text-large text-soft">
            {heard && <Check size={20} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-accent" />}
            {heard ? 'We hear you.' : 'The line opens when your microphone picks something up.'}
          </p>
          {microphone.track.label && <p className="mt-1 text-note text-faint">{microphone.track.label}</p>}
        </>
      )
  }
}

function Sentence({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="text-large text-soft">
      {children}
    </p>
  )
}
