// Every request passes here: it finds its route, reads the body within its limit, lets the control door interfere, and
// turns whatever goes wrong into one answer in OpenAI's error shape.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { ApiError, describeError } from './api-error.ts'
import type { Control, ControlRule, FaultyRoute } from './control.ts'
import { openOutlet, sendJson, sendText, type Outlet } from './outlet.ts'
import { readBody } from './read-body.ts'

const SMALL_LIMIT = 10_000

export type Arrival = { body: Buffer; contentType: string | undefined }
/** One way in. A route with `faults` can be made to fail by the control door. */
export type Route = {
  method: string
  path: string
  limit?: number
  faults?: FaultyRoute
  answer: (arrival: Arrival, outlet: Outlet) => void | Promise<void>
}

/** Answers requests by a table of routes; it never rejects. */
export function createHandler(routes: Route[], control: Control | undefined) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // The plain way out tells failures; the faulty one is for what a rule is meant to spoil.
    let outlet = openOutlet(response)
    try {
      const route = findRoute(routes, request)
      const body = await readBody(request, route.limit ?? SMALL_LIMIT)
      const rule = route.faults && control?.take(route.faults)
      if (rule) outlet = await interfere(rule, response, outlet)
      if (isFixedAnswer(rule)) sendFixedAnswer(rule, outlet)
      else await route.answer({ body, contentType: request.headers['content-type'] }, outlet)
    } catch (error) {
      answerFailure(error, request, response, outlet)
    }
  }
}

function findRoute(routes: Route[], request: IncomingMessage): Route {
  const path = (request.url ?? '/').split('?')[0]!
  const here = routes.filter((route) => route.path === path)
  const route = here.find(({ method }) => method === request.method)
  if (route) return route
  if (here.length === 0) throw new ApiError(404, 'not_found', `there is nothing at ${path}`)
  const methods = here.map(({ method }) => method).join(', ')
  throw new ApiError(405, 'method_not_allowed', `${path} takes ${methods}, not ${request.method}`)
}

async function interfere(rule: ControlRule, response: ServerResponse, plain: Outlet): Promise<Outlet> {
  if (rule.delayMs) await delay(rule.delayMs, undefined, { signal: plain.signal })
  return openOutlet(response, rule)
}

function isFixedAnswer(rule: ControlRule | undefined): rule is ControlRule {
  return rule?.status !== undefined || rule?.body !== undefined
}

/** A text is sent as it stands, so that a test can write a stream of events itself. */
function sendFixedAnswer({ status = 200, body, headers }: ControlRule, outlet: Outlet): void {
  if (typeof body === 'string') return sendText(outlet, status, body, { 'content-type': 'text/plain', ...headers })
  const error = new ApiError(status, 'controlled', `answered ${status} by the control door`)
  sendJson(outlet, status, body ?? (status < 400 ? {} : describeError(error)), headers)
}

function answerFailure(error: unknown, request: IncomingMessage, response: ServerResponse, outlet: Outlet): void {
  if (outlet.signal.aborted) return
  if (outlet.started()) return void response.destroy()
  const failure = error instanceof ApiError ? error : new ApiError(500, 'failed', 'the local voice failed to answer')
  if (failure.status === 500) console.error(`local-voice: ${request.method} ${request.url}: ${String(error)}`)
  // What was not read of the body must not be taken for the next request.
  sendJson(outlet, failure.status, describeError(failure), request.complete ? {} : { connection: 'close' })
}
