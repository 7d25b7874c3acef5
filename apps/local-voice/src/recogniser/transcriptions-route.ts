import { readWav, type Recording } from '../audio/wav.ts'
import { ApiError } from '../http/api-error.ts'
import type { Hearing } from '../hearing/hearing.ts'
import { sendJson, sendText, type Outlet } from '../http/outlet.ts'
import type { Recogniser } from './recogniser.ts'

const FORMATS = ['json', 'verbose_json', 'text']

type Ears = { readonly recogniser: Recogniser; readonly hearings: readonly Hearing[] }

/**
 * `POST /v1/audio/transcriptions`: the enrolled sentence in the recording, else what a downloaded model hears in its language, else an
 * empty text. With `stream=true` words come as events while the rest is still being recognised.
 */
export async function answerTranscription(
  body: Buffer,
  contentType: string | undefined,
  outlet: Outlet,
  { recogniser, hearings }: Ears,
): Promise<void> {
  const form = await readForm(body, contentType)
  const format = form.get('response_format') ?? 'json'
  if (typeof format !== 'string' || !FORMATS.includes(format))
    throw new ApiError(400, 'invalid_value', `response_format: must be one of ${FORMATS.join(', ')}`)
  const language = form.get('language') ?? 'en'
  const recording = await readRecording(form.get('file'))
  const hearing = hearings.find((one) => one.language === language)
  const hear = async (onPartial?: (text: string) => void) =>
    (await recogniser.recognise(recording)) || ((await hearing?.hear(recording, onPartial)) ?? '')
  if (form.get('stream') === 'true') return sendEvents(outlet, hear)
  const text = await hear()
  if (format === 'text') return sendText(outlet, 200, `${text}\n`, { 'content-type': 'text/plain; charset=utf-8' })
  if (format === 'json') return sendJson(outlet, 200, { text })
  const duration = recording.samples.length / recording.rate
  const name = language === 'de' ? 'german' : 'english'
  sendJson(outlet, 200, { task: 'transcribe', language: name, duration, text, segments: [] })
}

/** OpenAI's events. A word may still change; then `done` has the last say. */
async function sendEvents(outlet: Outlet, hear: (onPartial: (text: string) => void) => Promise<string>): Promise<void> {
  const tell = (event: object) => outlet.write(`data: ${JSON.stringify(event)}\n\n`)
  let told = ''
  const grow = (text: string): void => {
    if (!text.startsWith(told)) return
    if (text !== told) tell({ type: 'transcript.text.delta', delta: text.slice(told.length) })
    told = text
  }
  outlet.start(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  const text = await hear(grow)
  grow(text)
  tell({ type: 'transcript.text.done', text })
  outlet.end()
}

async function readForm(body: Buffer, contentType: string | undefined): Promise<FormData> {
  if (!contentType?.toLowerCase().startsWith('multipart/form-data'))
    throw new ApiError(400, 'invalid_form', 'the body must be multipart/form-data with the recording as "file"')
  const request = new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: new Uint8Array(body),
  })
  try {
    return await request.formData()
  } catch {
    throw new ApiError(400, 'invalid_form', 'the multipart form cannot be read: a boundary or a part is broken')
  }
}

async function readRecording(file: ReturnType<FormData['get']>): Promise<Recording> {
  if (file === null || typeof file === 'string')
    throw new ApiError(400, 'invalid_value', 'file: the WAV file is missing')
  try {
    return readWav(new Uint8Array(await file.arrayBuffer()))
  } catch (error) {
    if (error instanceof RangeError) throw new ApiError(400, 'invalid_audio', `file: ${error.message}`)
    throw error
  }
}
