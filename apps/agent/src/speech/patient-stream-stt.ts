import { stt } from '@livekit/agents'
import { PatientHearing, type PatientHearingOptions } from './patient-hearing.ts'
import type { Ears, HearingListener } from './patient-stt.ts'

/**
 * A streaming recogniser around others. The SDK's own stream is dead after its first unrecoverable error and its session closes; here the
 * next service goes on with the sound that had not become words, so nothing said meanwhile is lost. Each break is told to `report`.
 */
export class PatientStreamStt extends stt.STT implements Ears {
  override readonly label = 'candor.PatientStreamStt'
  listener: HearingListener = { began: () => {}, ended: () => {} }
  working = false
  readonly options: PatientHearingOptions

  constructor(options: PatientHearingOptions) {
    super({ streaming: true, interimResults: true, alignedTranscript: false })
    this.options = options
    // Without a listener their emitters would throw.
    for (const recogniser of options.recognisers) recogniser.on('error', () => {})
  }

  override get model(): string {
    return this.options.recognisers[0].model
  }

  override get provider(): string {
    return this.options.recognisers[0].provider
  }

  protected override _recognize(): never {
    throw new Error('this recogniser takes a stream')
  }

  override stream(): stt.SpeechStream {
    return new PatientHearing(this, this.options)
  }

  override async close(): Promise<void> {
    await Promise.allSettled(this.options.recognisers.map((recogniser) => recogniser.close()))
  }
}
