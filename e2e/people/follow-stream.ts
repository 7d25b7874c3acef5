/** One event of a stream of server-sent events. */
export type StreamEvent = { readonly name: string; readonly id: number | null; readonly data: unknown }

/** Reads server-sent events as they come, until the stream ends or its request is cut off; then it just ends. */
export async function* readEvents(response: Response): AsyncGenerator<StreamEvent, void, undefined> {
  if (!response.ok || !response.body) throw new Error(`there is no stream: HTTP ${response.status}`)
  let text = ''
  try {
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      text += piece
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = parseBlock(block)
        if (event) yield event
      }
    }
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error
  }
}

function parseBlock(block: string): StreamEvent | null {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const at = line.indexOf(':')
    if (at > 0) fields.set(line.slice(0, at), line.slice(at + 1).trimStart())
  }
  const data = fields.get('data')
  if (data === undefined) return null
  const id = Number(fields.get('id') ?? '')
  return { name: fields.get('event') ?? 'message', id: id > 0 ? id : null, data: JSON.parse(data) as unknown }
}
