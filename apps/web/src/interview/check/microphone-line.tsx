'use client'

import { Button } from '../../components/ui/button.tsx'
import { DeviceChoice } from '../devices/device-choice.tsx'
import { browserKind } from '../devices/browser-kind.ts'
import { useWords } from '../messages/use-words.ts'
import { VoiceLine } from '../voice-line.tsx'
import { microphoneWords } from '../words/microphone-words.ts'
import type { MicrophoneFault } from '../microphone.ts'
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
  const words = useWords()
  const { microphone, hearing } = check
  return (
    <CheckLine name={words('check.microphone')} state={stateOf(check)}>
      {microphone.at === 'unasked' && <p>{words('check.unasked')}</p>}
      {microphone.at === 'asking' && <p role="status">{words('check.asking')}</p>}
      {microphone.at === 'fault' && <Fault fault={microphone.fault} onAgain={() => check.openMicrophone()} />}
      {microphone.at === 'open' && (
        <>
          <VoiceLine track={microphone.track} of="candidate" onLevel={check.hear} />
          <p role="status" className={hearing.verdict === 'silent' ? 'text-amber' : ''}>
            {words(`check.hearing.${hearing.verdict}`)}
          </p>
          <div className="mt-4 grid gap-4">
            {typeof MediaRecorder !== 'undefined' && (
              <HearBack key={microphone.track.id} track={microphone.track} speakerId={speakerId} />
            )}
            <details open={hearing.verdict === 'silent' || undefined}>
              <summary className="w-fit py-1 text-body text-soft underline decoration-edge underline-offset-4">
                {microphone.track.label
                  ? words('check.using', { device: microphone.track.label })
                  : words('check.chooseOther')}
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

type FaultProps = { readonly fault: MicrophoneFault; readonly onAgain: () => void }

function Fault({ fault, onAgain }: FaultProps) {
  const words = useWords()
  const { title, detail } = microphoneWords(words, fault, browserKind(navigator.userAgent, navigator.maxTouchPoints))
  return (
    <div role="alert">
      <p className="font-medium text-ink">{title}</p>
      <p className="mt-1">{detail}</p>
      <Button kind="quiet" size="medium" className="mt-4" onClick={onAgain}>
        {words('check.tryAgain')}
      </Button>
    </div>
  )
}
