// The thread that enrols and recognises: 40 ms of arithmetic per utterance that must not delay anybody's speech.
import { parentPort } from 'node:worker_threads'
import { resampleAll } from '../audio/resample.ts'
import { enrolSentences, type Enrolment, type SpokenSentence } from './enrolment.ts'
import { recogniseSpeech } from './recognise.ts'
import { findConfusion, type Confusion } from './self-check.ts'
import { WORKING_RATE } from './spectrum.ts'

export type RecogniserOrder =
  | { kind: 'enrol'; number: number; spoken: SpokenSentence[] }
  | { kind: 'recognise'; number: number; rate: number; samples: Float32Array }
export type RecogniserAnswer =
  | { kind: 'enrolled'; number: number; confusion: Confusion | undefined }
  | { kind: 'recognised'; number: number; text: string }
  | { kind: 'failed'; number: number; reason: string }

let enrolment: Enrolment | undefined
const port = parentPort!
port.on('message', (order: RecogniserOrder) => {
  try {
    port.postMessage(carryOut(order))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    port.postMessage({ kind: 'failed', number: order.number, reason } satisfies RecogniserAnswer)
  }
})

function carryOut(order: RecogniserOrder): RecogniserAnswer {
  const { number } = order
  if (order.kind === 'enrol') {
    enrolment = enrolSentences(order.spoken)
    return { kind: 'enrolled', number, confusion: findConfusion(enrolment) }
  }
  if (!enrolment) throw new Error('nothing is enrolled')
  const text = recogniseSpeech(resampleAll(order.samples, order.rate, WORKING_RATE), enrolment)
  return { kind: 'recognised', number, text }
}
