'use client'

import type { Accommodations } from '@candor/shared'
import { useState } from 'react'
import { CandidateFrame } from '../../components/candidate-frame.tsx'
import { Button } from '../../components/ui/button.tsx'
import { allowAudioAnalysis } from '../audio-level.ts'
import { useHydrated } from '../use-hydrated.ts'
import { Adjustments } from './adjustments.tsx'
import { CheckLine, type LineState } from './check-line.tsx'
import { MicrophoneLine } from './microphone-line.tsx'
import type { Way } from './network.ts'
import { useCheck } from './use-check.ts'
import { wayWords } from '../words/check-words.ts'

type CheckProps = {
  readonly inviteId: string
  readonly returning: boolean
  readonly chosen: Accommodations
  readonly onChoose: (chosen: Accommodations) => void
  readonly onLastStep: () => void
  readonly onStart: (microphone: MediaStreamTrack | null, speakerId: string | null) => void
}

type Check = ReturnType<typeof useCheck>

/** Before the room: can you be heard, and does your network let an interview through? Nothing here is kept. */
export function CheckScreen({ inviteId, returning, chosen, onChoose, onLastStep, onStart }: CheckProps) {
  const check = useCheck({ inviteId, returning, typed: chosen.typed, onLastStep })
  const [speakerId, setSpeakerId] = useState<string | null>(null)
  const { stage, microphone, way } = check
  return (
    <CandidateFrame screen="check">
      <h1 className="font-serif text-title font-medium sm:text-display">{titleOf(check, returning)}</h1>
      <Lead check={check} returning={returning} />
      {stage !== 'typed' && !(stage === 'skipped' && check.typed) && (
        <ul className="mt-8 border-b border-rule">
          {!check.typed && <MicrophoneLine check={check} speakerId={speakerId} onSpeaker={setSpeakerId} />}
          {stage !== 'skipped' && (
            <CheckLine name="Connection" state={lineOf(way)}>
              <p role="status">{wayWords[way]}</p>
              {lineOf(way) === 'bad' && (
                <Button kind="quiet" size="medium" className="mt-3" onClick={check.tryNetwork}>
                  Check again
                </Button>
              )}
            </CheckLine>
          )}
        </ul>
      )}
      {/* Once somebody has been called it is settled: the interviewer reads it when it comes. */}
      {stage === 'before' && <Adjustments chosen={chosen} onChoose={onChoose} />}
      <Buttons
        check={check}
        returning={returning}
        onStart={() => {
          void allowAudioAnalysis()
          onStart(microphone.at === 'open' ? check.hand() : null, speakerId)
        }}
      />
    </CandidateFrame>
  )
}

function lineOf(way: Way): LineState {
  if (way === 'waiting' || way === 'running') return way
  return way === 'good' || way === 'detour' ? 'good' : 'bad'
}

function titleOf({ stage, typed, microphone, hearing, lastStep }: Check, returning: boolean): string {
  if (typed && stage !== 'before') return 'You type your answers.'
  if (returning) return 'Your interview is still open.'
  if (microphone.at === 'fault') return 'We cannot hear you yet.'
  if (stage === 'before') return 'First, a look at your microphone and connection.'
  if (hearing.verdict !== 'heard') return 'Say a sentence, so that we know we can hear you.'
  return lastStep ? 'You can be heard. Start when you are ready.' : 'You can be heard.'
}

function Lead({ check: { stage, typed }, returning }: { check: Check; returning: boolean }) {
  const words =
    typed && stage !== 'before'
      ? 'You hear the interviewer and read along. A field for your answers is open from the start; you can turn your microphone on at any time.'
      : stage === 'before'
        ? 'It takes ten seconds. Your browser asks whether this page may use the microphone; nothing of the check is kept.'
        : stage === 'skipped' && !returning
          ? 'You skip the check, so whether your network carries sound shows in the room. If you cannot be heard there, you can type every answer.'
          : null
  return words && <p className="mt-5 text-large text-soft">{words}</p>
}

function Buttons({ check, returning, onStart }: { check: Check; returning: boolean; onStart: () => void }) {
  const hydrated = useHydrated()
  const { stage, lastStep, microphone, way } = check
  if (stage === 'before')
    return (
      <Row>
        <Button
          className="max-sm:w-full"
          disabled={!hydrated}
          onClick={() => {
            void allowAudioAnalysis()
            check.check()
          }}
        >
          {check.typed ? 'Check connection' : 'Check microphone and connection'}
        </Button>
        {!check.typed && (
          <Button kind="plain" className="max-sm:w-full" disabled={!hydrated} onClick={check.type}>
            Continue without a microphone
          </Button>
        )}
        <Button kind="plain" className="max-sm:w-full" disabled={!hydrated} onClick={check.skip}>
          Skip the check
        </Button>
      </Row>
    )
  const able = check.typed || microphone.at === 'open'
  const ready = able && lastStep
  const risky = lineOf(way) === 'bad' && stage === 'checking'
  return (
    <Row>
      {ready && (
        <Button className="max-sm:w-full" kind={risky ? 'quiet' : 'primary'} onClick={onStart}>
          {returning ? 'Return to the interview' : risky ? 'Start all the same' : 'Start the interview'}
        </Button>
      )}
      {(stage === 'typed' || !check.typed) && (
        <Button
          kind={microphone.at === 'fault' ? 'quiet' : 'plain'}
          className="max-sm:w-full"
          disabled={!hydrated}
          onClick={() => (stage === 'typed' ? check.check() : check.type())}
        >
          {stage === 'typed' ? 'Use my microphone after all' : 'Continue without a microphone'}
        </Button>
      )}
      {able && !lastStep && (
        <Button kind="plain" className="max-sm:w-full" onClick={check.skip}>
          Skip the check
        </Button>
      )}
    </Row>
  )
}

function Row({ children }: { children: React.ReactNode }) {
  return <div className="mt-10 flex flex-wrap items-center gap-3">{children}</div>
}
