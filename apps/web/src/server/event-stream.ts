/** A stream of server-sent events that is being written. */
export type EventWriter = {
  readonly send: (event: string, data: unknown, id?: number) => void
  /** Ends the stream; the browser comes back by itself. */
  readonly end: () => void
}

const breatheMs = 15_000
/** A browser that does not read for so many messages is let go: it comes back with its last number and misses nothing. */
const mostWaiting = 500

/**
 * Answers with server-sent events. `begin` is given the writer and answers what to do at the end, which comes once: when the browser leaves,
 * when it stops reading, or when the writer ends it. A breath each 15 s keeps what lies between from closing the line; `stillMay` is asked
 * with each one.
 */
export function eventStream(
  signal: AbortSignal,
  begin: (writer: EventWriter) => Promise<() => void>,
  stillMay: () => Promise<boolean>,
): Response {
  const encoder = new TextEncoder()
  let over = false
  let leave: () => void = () => {}
  let breath: NodeJS.Timeout | undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start: async (controller) => {
        const end = (): void => {
          if (over) return
          over = true
          clearInterval(breath)
          leave()
          try {
            controller.close()
          } catch {
            // The browser has closed it already.
          }
        }
        const write = (text: string): void => {
          if (over) return
          if ((controller.desiredSize ?? 0) < -mostWaiting) return end()
          controller.enqueue(encoder.encode(text))
        }
        const send: EventWriter['send'] = (event, data, id) =>
          write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)
        signal.addEventListener('abort', end, { once: true })
        write('retry: 1000\n\n')
        breath = setInterval(() => {
          write(': \n\n')
          stillMay().then((may) => (may ? undefined : end()), end)
        }, breatheMs)
        try {
          leave = await begin({ send, end })
          if (over) leave()
        } catch (error) {
          end()
          throw error
        }
      },
      cancel: () => {
        if (over) return
        over = true
        clearInterval(breath)
        leave()
      },
    },
    { highWaterMark: 1 },
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Nothing on the way may gather it up, also not to make it smaller.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
