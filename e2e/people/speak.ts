/** A voice from any OpenAI-compatible speech service: 24 kHz mono PCM. `voiceUrl` ends in `/v1`. */
export async function speak(voiceUrl: string, text: string, voice = 'en-us'): Promise<Int16Array> {
  const response = await fetch(`${voiceUrl}/audio/speech`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'espeak-ng', input: text, voice, response_format: 'pcm' }),
    signal: AbortSignal.timeout(20_000),
  })
  if (!response.ok) throw new Error(`the voice service answered HTTP ${response.status}`)
  const bytes = await response.arrayBuffer()
  return new Int16Array(bytes, 0, bytes.byteLength >> 1)
}

/** The sentences that the local voice service recognises without any model. */
export async function demoSentences(voiceUrl: string): Promise<string[]> {
  const response = await fetch(`${voiceUrl}/demo-sentences`, { signal: AbortSignal.timeout(5000) })
  const body = (await response.json()) as { sentences: string[] }
  return body.sentences
}
