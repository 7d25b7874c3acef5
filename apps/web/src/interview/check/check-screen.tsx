'use client'

import type { Accommodations } from '@candor/shared'
import { useState } from 'react'
import { CandidateFrame } from '../../components/candidate-frame.tsx'
import { Button } from '../../components/ui/button.tsx'
import { allowAudioAnalysis } from '../audio-level.ts'
import { useWords, type Words } from '../messages/use-words.ts'
import { useHydrated } from '../use-hydrated.ts'
import { Adjustments } from './adjustments.tsx'
import { CheckLine, type LineState } from './check-line.tsx'
import { MicrophoneLine } from './microphone-line.tsx'
import type { Way } from './network.ts'
import { useCheck } from './use-check.ts'

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
  const words = useWords()
  const check = useCheck({ inviteId, returning, typed: chosen.typed, onLastStep })
  const [speakerId, setSpeakerId] = useState<string | null>(null)
  const { stage, microphone, way } = check
  return (
    <CandidateFrame screen="check">
      <h1 className="font-serif text-title font-medium sm:text-display">{titleOf(words, check, returning)}</h1>
      <Lead check={check} returning={returning} />
      {stage !== 'typed' && !(stage === 'skipped' && check.typed) && (
        <ul className="mt-8 border-b border-rule">
          {!check.typed && <MicrophoneLine check={check} speakerId={speakerId} onSpeaker={setSpeakerId} />}
          {stage !== 'skipped' && (
            <CheckLine name={words('check.connection')} state={lineOf(way)}>
              <p role="status">{words(`check.way.${way}`)}</p>
              {lineOf(way) === 'bad' && (
                <Button kind="quiet" size="medium" className="mt-3" onClick={check.tryNetwork}>
                  {words('check.again')}
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

function titleOf(words: Words, { stage, typed, microphone, hearing, lastStep }: Check, returning: boolean): string {
  if (typed && stage !== 'before') return words('check.titleTyped')
  if (returning) return words('check.titleReturning')
  if (microphone.at === 'fault') return words('check.titleFault')
  if (stage === 'before') return words('check.titleBefore')
  if (hearing.verdict !== 'heard') return words('check.titleSpeak')
  return words(lastStep ? 'check.titleReady' : 'check.titleHeard')
}

function Lead({ check: { stage, typed }, returning }: { check: Check; returning: boolean }) {
  const words = useWords()
  const key =
    typed && stage !== 'before'
      ? 'check.leadTyped'
      : stage === 'before'
        ? 'check.leadBefore'
        : stage === 'skipped' && !returning
          ? 'check.leadSkipped'
          : null
  return key && <p className="mt-5 text-large text-soft">{words(key)}</p>
}

function Buttons({ check, returning, onStart }: { check: Check; returning: boolean; onStart: () => void }) {
  const words = useWords()
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
          {words(check.typed ? 'check.checkConnection' : 'check.checkBoth')}
        </Button>
        {!check.typed && (
          <Button kind="plain" className="max-sm:w-full" disabled={!hydrated} onClick={check.type}>
            {words('check.without')}
          </Button>
        )}
        <Button kind="plain" className="max-sm:w-full" disabled={!hydrated} onClick={check.skip}>
          {words('check.skip')}
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
          {words(returning ? 'check.return' : risky ? 'check.startAllTheSame' : 'check.start')}
        </Button>
      )}
      {(stage === 'typed' || !check.typed) && (
        <Button
          kind={microphone.at === 'fault' ? 'quiet' : 'plain'}
          className="max-sm:w-full"
          disabled={!hydrated}
          onClick={() => (stage === 'typed' ? check.check() : check.type())}
        >
          {words(stage === 'typed' ? 'check.microphoneAfterAll' : 'check.without')}
        </Button>
      )}
      {able && !lastStep && (
        <Button kind="plain" className="max-sm:w-full" onClick={check.skip}>
          {words('check.skip')}
        </Button>
      )}
    </Row>
  )
}

function Row({ children }: { children: React.ReactNode }) {
  return <div className="mt-10 flex flex-wrap items-center gap-3">{children}</div>
}
