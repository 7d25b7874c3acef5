import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { ApiError } from './api-error.ts'

/** Reads a whole request body. More than `limit` bytes is a 413; a client that went away is a 499. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = new ApiError(413, 'body_too_large', `the body is larger than ${limit / 1_000_000} MB`)
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length
      if (length > limit) throw tooLarge
      parts.push(part)
    }
  } catch (error) {
    throw error === tooLarge ? error : new ApiError(499, 'client_gone', 'the request was broken off')
  }
  return Buffer.concat(parts)
}

/** Parses a JSON body by its schema; a 400 names the first thing that is wrong. */
export function parseJson<T extends z.ZodType>(body: Buffer, schema: T): z.infer<T> {
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    throw new ApiError(400, 'invalid_json', 'the body is not valid JSON')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue!.path.length > 0 ? issue!.path.join('.') : 'the body'
  throw new ApiError(400, 'invalid_value', `${where}: ${issue!.message}`)
}
