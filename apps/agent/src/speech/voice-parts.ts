import { inference, type llm, stt } from '@livekit/agents'
import type { Plan } from '@candor/shared'
import { openModel, openRecogniser, settingsOf, takesStream } from './open-source.ts'
import { type Patience, patience } from './patience.ts'
import { PatientStreamStt } from './patient-stream-stt.ts'
import { type Ears, PatientStt } from './patient-stt.ts'
import { PatientTts } from './patient-tts.ts'
import { nobodyListens, type PartReport } from './provider-failure.ts'
import { openSpeaker, slowerSpeed } from './speaker.ts'
import type { SpeechSettings } from './speech-settings.ts'
import { turnDetector } from './turn-detector.ts'
import type { InTurn, Source, VoiceConfig } from './voice-config.ts'

export type VoiceParts = {
  readonly stt: Ears
  readonly llm: llm.LLM
  readonly tts: PatientTts
  /** What a reply is asked of, in turn. */
  readonly models: InTurn<llm.LLM>
  /** Tells by the words whether a turn may be over. */
  readonly turnDetection: ReturnType<typeof turnDetector>
}

type Language = Plan['language']
type Care = {
  readonly report?: PartReport
  readonly limits?: Patience
  /** The candidate asked for a slower voice. */
  readonly slower?: boolean
}

const inTurn = <From, To>([first, ...rest]: InTurn<From>, make: (from: From) => To): InTurn<To> => [
  make(first),
  ...rest.map(make),
]

/** What a spoken sentence is made with: sentences that are prepared ahead must sound like the rest. */
export function speechSettings(voice: VoiceConfig, language: Language): SpeechSettings {
  return settingsOf(voice.tts[0], language)
}

/** The three speech services of an interview, each patient with its providers and with the others that come after them. */
export function voiceParts(
  voice: VoiceConfig,
  language: Language,
  { report = nobodyListens, limits = patience, slower = false }: Care = {},
): VoiceParts {
  const models = inTurn(voice.llm, openModel)
  const speakers = inTurn(voice.tts, (source) =>
    openSpeaker({ ...settingsOf(source, language), ...(slower && { speed: slowerSpeed }) }),
  )
  return {
    stt: earsOf(voice.stt, { language, report, limits }),
    llm: models[0],
    models,
    tts: new PatientTts({ speakers, report, limits }),
    turnDetection: turnDetector(language),
  }
}

type Hearing = { readonly language: Language; readonly report: PartReport; readonly limits: Patience }

/**
 * Without a stream among them, recognisers of whole utterances are asked one after the other. As soon as one takes a stream, all do: a
 * voice detector cuts the stream for the others, and each of those has its own patience.
 */
function earsOf(sources: InTurn<Source>, hearing: Hearing): Ears {
  if (!sources.some(takesStream)) {
    return new PatientStt({
      recognisers: inTurn(sources, (source) => openRecogniser(source, hearing.language)),
      ...hearing,
    })
  }
  return new PatientStreamStt({ recognisers: inTurn(sources, (source) => streamOf(source, hearing)), ...hearing })
}

function streamOf(source: Source, hearing: Hearing): stt.STT {
  const recogniser = openRecogniser(source, hearing.language)
  if (takesStream(source)) return recogniser
  return new stt.StreamAdapter(new PatientStt({ recognisers: [recogniser], ...hearing }), new inference.VAD())
}
