import { APIStatusError, stt } from '@livekit/agents'

class DeadStream extends stt.SpeechStream {
  override label = 'dead'
  protected override run(): Promise<void> {
    return Promise.reject(new APIStatusError({ message: 'no such route', options: { statusCode: 404 } }))
  }
}

/** A streaming recogniser whose route does not exist: each stream dies at once and for good. */
export class DeadRecogniser extends stt.STT {
  override label = 'dead'
  opened = 0
  constructor() {
    super({ streaming: true, interimResults: true })
  }
  protected override _recognize(): Promise<stt.SpeechEvent> {
    return Promise.reject(new Error('streams only'))
  }
  override stream(): stt.SpeechStream {
    this.opened += 1
    return new DeadStream(this)
  }
}
