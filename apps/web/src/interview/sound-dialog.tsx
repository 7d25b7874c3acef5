'use client'

import { Button } from '../components/ui/button.tsx'
import { Dialog } from '../components/ui/dialog.tsx'
import type { Conversation } from './conversation.ts'
import { DeviceChoice } from './devices/device-choice.tsx'
import type { Talk } from './talk.ts'
import { otherMicrophoneWords } from './words/microphone-words.ts'

type SoundProps = {
  readonly open: boolean
  readonly talk: Talk
  readonly conversation: Conversation
  readonly onClose: () => void
}

/** Another microphone or speaker, while the talk goes on. */
export function SoundDialog({ open, talk, conversation, onClose }: SoundProps) {
  const { microphone, microphoneFault } = talk
  const close = () => {
    conversation.microphone.faultRead()
    onClose()
  }
  return (
    <Dialog open={open} title="Sound" onClose={close}>
      <p className="mt-3 mb-5 text-body text-soft">A change works at once. The interview goes on meanwhile.</p>
      {open && (
        <DeviceChoice
          microphoneId={talk.microphoneTrack?.getSettings().deviceId ?? null}
          speakerId={talk.speakerId}
          onMicrophone={(id) => void conversation.microphone.use(id)}
          onSpeaker={(id) => void conversation.wishes.useSpeaker(id)}
        />
      )}
      {microphoneFault && microphone !== 'lost' && (
        <p role="alert" className="mt-4 text-body text-amber">
          {otherMicrophoneWords(microphoneFault)}
        </p>
      )}
      <div className="mt-7 flex justify-end">
        <Button kind="quiet" size="medium" onClick={close}>
          Close
        </Button>
      </div>
    </Dialog>
  )
}
