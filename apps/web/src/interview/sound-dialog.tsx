'use client'

import { Button } from '../components/ui/button.tsx'
import { Dialog } from '../components/ui/dialog.tsx'
import type { Conversation } from './conversation.ts'
import { DeviceChoice } from './devices/device-choice.tsx'
import type { Talk } from './talk.ts'

type SoundProps = {
  readonly open: boolean
  readonly talk: Talk
  readonly conversation: Conversation
  readonly onClose: () => void
}

/** Another microphone or speaker, while the talk goes on. */
export function SoundDialog({ open, talk, conversation, onClose }: SoundProps) {
  return (
    <Dialog open={open} title="Sound" onClose={onClose}>
      <p className="mt-3 mb-5 text-body text-soft">A change works at once. The interview goes on meanwhile.</p>
      {open && (
        <DeviceChoice
          microphoneId={talk.microphoneTrack?.getSettings().deviceId ?? null}
          speakerId={talk.speakerId}
          onMicrophone={(id) => void conversation.microphone.use(id)}
          onSpeaker={(id) => void conversation.wishes.useSpeaker(id)}
        />
      )}
      <div className="mt-7 flex justify-end">
        <Button kind="quiet" size="medium" onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  )
}
