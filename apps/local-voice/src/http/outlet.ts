// The way out of every answer. It counts the bytes of the body, so that the control door can let an answer stall or
// break off at an exact byte.
import type { ServerResponse } from 'node:http'

/** Where in the body an answer goes wrong. */
export type BodyFault = { stallAtByte?: number | undefined; resetAtByte?: number | undefined }

export type Outlet = {
  start(status: number, headers: Record<string, string>): void
  write(part: Uint8Array | string): void
  end(): void
  /** True once the status line is out: an error can no longer be told in words. */
  started(): boolean
  /** Aborted when the client has gone, or when nothing more will be sent. */
  signal: AbortSignal
}

/** Opens the way out of one answer. */
export function openOutlet(response: ServerResponse, fault: BodyFault = {}): Outlet {
  const gone = new AbortController()
  const stopAt = Math.min(fault.stallAtByte ?? Infinity, fault.resetAtByte ?? Infinity)
  let sent = 0
  let stopped = false
  response.once('close', () => gone.abort())

  function stop(): void {
    stopped = true
    gone.abort()
    if (fault.resetAtByte === stopAt) response.socket?.resetAndDestroy()
  }

  return {
    signal: gone.signal,
    started: () => response.headersSent,
    start(status, headers) {
      response.writeHead(status, headers)
      if (stopAt !== 0) return
      response.flushHeaders()
      setImmediate(stop)
      stopped = true
    },
    write(part) {
      if (stopped || response.destroyed) return
      const bytes = typeof part === 'string' ? Buffer.from(part) : part
      const allowed = Math.min(bytes.length, stopAt - sent)
      sent += allowed
      if (sent < stopAt) response.write(bytes)
      else {
        stopped = true
        // Only what has left is seen before a reset.
        response.write(bytes.subarray(0, allowed), stop)
      }
    },
    end() {
      if (!stopped) response.end()
    },
  }
}

/** Answers with JSON. */
export function sendJson(outlet: Outlet, status: number, body: unknown, headers: Record<string, string> = {}): void {
  sendText(outlet, status, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8', ...headers })
}

/** Answers with a text of any kind. */
export function sendText(outlet: Outlet, status: number, text: string, headers: Record<string, string>): void {
  outlet.start(status, headers)
  outlet.write(text)
  outlet.end()
}
