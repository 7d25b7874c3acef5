'use client'

import { Play, Square } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { useWords } from '../messages/use-words.ts'

type Step = { readonly at: 'ready' } | { readonly at: 'recording' } | { readonly at: 'recorded'; readonly url: string }

const longestMs = 5000

/** Says back what the microphone hears, as the interviewer will hear it. The sound never leaves this page. */
export function HearBack({ track, speakerId }: { track: MediaStreamTrack; speakerId: string | null }) {
  const words = useWords()
  const [step, setStep] = useState<Step>({ at: 'ready' })
  const recorder = useRef<MediaRecorder | null>(null)
  const player = useRef<HTMLAudioElement>(null)

  const record = useCallback(() => {
    const pieces: Blob[] = []
    const tape = new MediaRecorder(new MediaStream([track]))
    recorder.current = tape
    tape.addEventListener('dataavailable', ({ data }) => pieces.push(data))
    tape.addEventListener('stop', () => {
      if (recorder.current === tape)
        setStep({ at: 'recorded', url: URL.createObjectURL(new Blob(pieces, { type: tape.mimeType })) })
    })
    tape.start()
    setTimeout(() => tape.state === 'recording' && tape.stop(), longestMs)
    setStep({ at: 'recording' })
  }, [track])

  useEffect(
    () => () => {
      const tape = recorder.current
      recorder.current = null
      if (tape?.state === 'recording') tape.stop()
    },
    [track],
  )
  const url = step.at === 'recorded' ? step.url : null
  // The speaker first, so that the recording is heard from where it was chosen. Another one chosen later keeps the recording.
  useEffect(() => {
    if (url && speakerId !== null) void player.current?.setSinkId(speakerId).catch(() => {})
  }, [url, speakerId])
  useEffect(() => {
    if (!url) return undefined
    play(player.current)
    return () => URL.revokeObjectURL(url)
  }, [url])

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {step.at === 'recording' ? (
        <Button kind="quiet" size="medium" onClick={() => recorder.current?.stop()}>
          <Square size={16} strokeWidth={1.75} aria-hidden="true" />
          {words('check.back.stop')}
        </Button>
      ) : (
        <Button kind="quiet" size="medium" onClick={record}>
          {words('check.back.say')}
        </Button>
      )}
      {url && (
        <>
          <Button kind="plain" size="medium" onClick={() => play(player.current)}>
            <Play size={16} strokeWidth={1.75} aria-hidden="true" />
            {words('check.back.again')}
          </Button>
          <audio ref={player} src={url} />
        </>
      )}
      <p role="status" className="w-full text-note text-faint">
        {words(`check.back.${step.at}`)}
      </p>
    </div>
  )
}

/** A browser that refuses leaves it to the button beside it. */
const play = (audio: HTMLAudioElement | null) => void audio?.play().catch(() => {})
