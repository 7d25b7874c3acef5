import { readWav, type Recording } from '../audio/wav.ts'
import { ApiError } from '../http/api-error.ts'
import { sendJson, sendText, type Outlet } from '../http/outlet.ts'
import type { Recogniser } from './recogniser.ts'

const FORMATS = ['json', 'verbose_json', 'text']

/** `POST /v1/audio/transcriptions`: the enrolled sentence in the recording, or an empty text. */
export async function answerTranscription(
  body: Buffer,
  contentType: string | undefined,
  outlet: Outlet,
  recogniser: Recogniser,
): Promise<void> {
  const form = await readForm(body, contentType)
  const format = form.get('response_format') ?? 'json'
  if (typeof format !== 'string' || !FORMATS.includes(format))
    throw new ApiError(400, 'invalid_value', `response_format: must be one of ${FORMATS.join(', ')}`)
  const recording = await readRecording(form.get('file'))
  const text = await recogniser.recognise(recording)
  if (format === 'text') return sendText(outlet, 200, `${text}\n`, { 'content-type': 'text/plain; charset=utf-8' })
  if (format === 'json') return sendJson(outlet, 200, { text })
  const duration = recording.samples.length / recording.rate
  sendJson(outlet, 200, { task: 'transcribe', language: 'english', duration, text, segments: [] })
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
