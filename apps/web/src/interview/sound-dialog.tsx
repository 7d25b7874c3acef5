'use client'

import { Button } from '../components/ui/button.tsx'
import { Dialog } from '../components/ui/dialog.tsx'
import type { Conversation } from './conversation.ts'
import { DeviceChoice } from './devices/device-choice.tsx'
import { useWords } from './messages/use-words.ts'
import type { Talk } from './talk.ts'

type SoundProps = {
  readonly open: boolean
  readonly talk: Talk
  readonly conversation: Conversation
  readonly onClose: () => void
}

/** Another microphone or speaker, while the talk goes on. */
export function SoundDialog({ open, talk, conversation, onClose }: SoundProps) {
  const words = useWords()
  const { microphone, microphoneFault } = talk
  const close = () => {
    conversation.microphone.faultRead()
    onClose()
  }
  return (
    <Dialog open={open} title={words('room.sound')} onClose={close}>
      <p className="mt-3 mb-5 text-body text-soft">{words('room.soundDetail')}</p>
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
          {words(`microphone.other.${microphoneFault}`)}
        </p>
      )}
      <div className="mt-7 flex justify-end">
        <Button kind="quiet" size="medium" onClick={close}>
          {words('room.close')}
        </Button>
      </div>
    </Dialog>
  )
}
