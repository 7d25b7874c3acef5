import type { z } from 'zod'

/** The request's body as text, or null when it is larger than `most` bytes; reading stops there. */
export async function readText(request: Request, most: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  const reader = request.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  for (let size = 0; ;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > most) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** Reads a JSON body of at most `most` bytes by its schema; null when it is too large, not JSON or not what the schema says. */
export async function readJson<Shape>(
  request: Request,
  schema: z.ZodType<Shape>,
  most = 16_384,
): Promise<Shape | null> {
  const text = await readText(request, most)
  try {
    const parsed = schema.safeParse(JSON.parse(text ?? ''))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
