/** A voice from any OpenAI-compatible speech service: 24 kHz mono PCM. `voiceUrl` ends in `/v1`. */
export async function speak(voiceUrl: string, text: string): Promise<Int16Array> {
  const bytes = await speech(voiceUrl, text, 'pcm')
  return new Int16Array(bytes, 0, bytes.byteLength >> 1)
}

/** The same as a WAV file. */
export async function speakWav(voiceUrl: string, text: string): Promise<Uint8Array> {
  return new Uint8Array(await speech(voiceUrl, text, 'wav'))
}

async function speech(voiceUrl: string, text: string, format: 'pcm' | 'wav'): Promise<ArrayBuffer> {
  const response = await fetch(`${voiceUrl}/audio/speech`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'espeak-ng', input: text, voice: 'en-us', response_format: format }),
    signal: AbortSignal.timeout(20_000),
  })
  if (!response.ok) throw new Error(`the voice service answered HTTP ${response.status}`)
  return response.arrayBuffer()
}

/** The sentences that the local voice service recognises without any model. */
export async function demoSentences(voiceUrl: string): Promise<string[]> {
  const response = await fetch(`${voiceUrl}/demo-sentences`, { signal: AbortSignal.timeout(5000) })
  const body = (await response.json()) as { sentences: string[] }
  return body.sentences
}
