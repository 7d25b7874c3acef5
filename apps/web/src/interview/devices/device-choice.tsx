'use client'

import { useWords } from '../messages/use-words.ts'
import { canChooseSpeaker, type Device, useDevices } from './use-devices.ts'

type ChoiceProps = {
  /** The microphone in use; null while there is none. */
  readonly microphoneId: string | null
  readonly speakerId: string | null
  readonly onMicrophone: (id: string) => void
  readonly onSpeaker: (id: string) => void
}

/** Which microphone hears, and where the interviewer comes out. */
export function DeviceChoice({ microphoneId, speakerId, onMicrophone, onSpeaker }: ChoiceProps) {
  const words = useWords()
  const { microphones, speakers } = useDevices(true)
  return (
    <div className="grid gap-4">
      <Choice
        id="microphone-choice"
        label={words('devices.microphone')}
        devices={microphones}
        chosen={microphoneId}
        none={words('devices.noMicrophone')}
        onChoose={onMicrophone}
      />
      {canChooseSpeaker() && speakers.length > 0 && (
        <Choice
          id="speaker-choice"
          label={words('devices.speaker')}
          devices={speakers}
          chosen={speakerId ?? 'default'}
          none=""
          onChoose={onSpeaker}
        />
      )}
    </div>
  )
}

type OneChoice = {
  readonly id: string
  readonly label: string
  readonly devices: readonly Device[]
  readonly chosen: string | null
  readonly none: string
  readonly onChoose: (id: string) => void
}

function Choice({ id, label, devices, chosen, none, onChoose }: OneChoice) {
  const words = useWords()
  if (devices.length === 0) return <p className="text-body text-faint">{none}</p>
  const known = devices.some((device) => device.id === chosen)
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-body font-medium">
        {label}
      </label>
      <select
        id={id}
        value={known && chosen !== null ? chosen : ''}
        onChange={(event) => onChoose(event.target.value)}
        className="h-11 w-full min-w-0 rounded-soft border border-edge bg-raised px-3 text-body text-ink"
      >
        {!known && (
          <option value="" disabled>
            {words('devices.choose')}
          </option>
        )}
        {devices.map((device) => (
          <option key={device.id} value={device.id}>
            {device.label}
          </option>
        ))}
      </select>
    </div>
  )
}
