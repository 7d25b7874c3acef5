'use client'

import { Button } from '../../components/ui/button.tsx'
import { DeviceChoice } from '../devices/device-choice.tsx'
import { browserKind } from '../devices/browser-kind.ts'
import { VoiceLine } from '../voice-line.tsx'
import { hearingWords } from '../words/check-words.ts'
import { microphoneWords } from '../words/microphone-words.ts'
import { CheckLine, type LineState } from './check-line.tsx'
import { HearBack } from './hear-back.tsx'
import type { useCheck } from './use-check.ts'

type MicrophoneProps = {
  readonly check: ReturnType<typeof useCheck>
  readonly speakerId: string | null
  readonly onSpeaker: (id: string) => void
}

/** The microphone: whether it is there, whether it hears, how it sounds, and which other one there is. */
export function MicrophoneLine({ check, speakerId, onSpeaker }: MicrophoneProps) {
  const { microphone, hearing } = check
  return (
    <CheckLine name="Microphone" state={stateOf(check)}>
      {microphone.at === 'unasked' && <p>Whether you can be heard.</p>}
      {microphone.at === 'asking' && (
        <p role="status">Your browser asks whether this page may use the microphone. Please allow it.</p>
      )}
      {microphone.at === 'fault' && <Fault fault={microphone.fault} onAgain={() => check.openMicrophone()} />}
      {microphone.at === 'open' && (
        <>
          <VoiceLine track={microphone.track} of="candidate" onLevel={check.hear} />
          <p role="status" className={hearing.verdict === 'silent' ? 'text-amber' : ''}>
            {hearingWords[hearing.verdict]}
          </p>
          <div className="mt-4 grid gap-4">
            {typeof MediaRecorder !== 'undefined' && (
              <HearBack key={microphone.track.id} track={microphone.track} speakerId={speakerId} />
            )}
            <details open={hearing.verdict === 'silent' || undefined}>
              <summary className="w-fit text-body text-soft underline decoration-edge underline-offset-4">
                {microphone.track.label ? `Using ${microphone.track.label}` : 'Choose another microphone'}
              </summary>
              <div className="mt-4">
                <DeviceChoice
                  microphoneId={microphone.track.getSettings().deviceId ?? null}
                  speakerId={speakerId}
                  onMicrophone={check.openMicrophone}
                  onSpeaker={onSpeaker}
                />
              </div>
            </details>
          </div>
        </>
      )}
    </CheckLine>
  )
}

function stateOf({ microphone, hearing }: MicrophoneProps['check']): LineState {
  if (microphone.at === 'unasked') return 'waiting'
  if (microphone.at === 'asking') return 'running'
  if (microphone.at === 'fault' || hearing.verdict === 'silent') return 'bad'
  return hearing.verdict === 'heard' ? 'good' : 'running'
}

type FaultProps = { readonly fault: Parameters<typeof microphoneWords>[0]; readonly onAgain: () => void }

function Fault({ fault, onAgain }: FaultProps) {
  const { title, detail } = microphoneWords(fault, browserKind(navigator.userAgent, navigator.maxTouchPoints))
  return (
    <div role="alert">
      <p className="font-medium text-ink">{title}</p>
      <p className="mt-1">{detail}</p>
      <Button kind="quiet" size="medium" className="mt-4" onClick={onAgain}>
        Try again
      </Button>
    </div>
  )
}
