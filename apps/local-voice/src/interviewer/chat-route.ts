import { z } from 'zod'
import { ApiError } from '../http/api-error.ts'
import { sendJson, type Outlet } from '../http/outlet.ts'
import { parseJson } from '../http/read-body.ts'
import { streamCompletion, writeCompletion } from './completion-wire.ts'
import { chatMessage, readConversation } from './conversation.ts'
import { decideReply } from './decide-reply.ts'

const tool = z.looseObject({ function: z.looseObject({ name: z.string() }).optional() })

const chatRequest = z.looseObject({
  model: z.string().default('scripted-interviewer'),
  messages: z.array(chatMessage, 'must be a list of messages').min(1, 'must hold at least one message'),
  tools: z.array(tool).nullish(),
  tool_choice: z.unknown().optional(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
})

/** `POST /v1/chat/completions`: the scripted interviewer's next reply, whole or streamed. Nothing is remembered. */
export function answerChat(body: Buffer, outlet: Outlet): void {
  const request = parseJson(body, chatRequest)
  if (typeof request['n'] === 'number' && request['n'] !== 1)
    throw new ApiError(400, 'invalid_value', 'n: only one completion is made')
  const offered = request.tool_choice === 'none' ? [] : (request.tools ?? [])
  const names = new Set(offered.flatMap((entry) => entry.function?.name ?? []))
  const reply = decideReply(readConversation(request.messages), names)
  const frame = { model: request.model, promptCharacters: JSON.stringify(request.messages).length }
  if (!request.stream) return sendJson(outlet, 200, writeCompletion(reply, frame))
  outlet.start(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  const includeUsage = request.stream_options?.include_usage ?? false
  for (const event of streamCompletion(reply, frame, includeUsage)) outlet.write(event)
  outlet.end()
}
