type Route = 'speech' | 'chat' | 'transcriptions'
type Rule = {
  readonly route: Route
  readonly status?: number
  /** A text is sent as it stands, anything else as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly delayMs?: number
  readonly stallAtByte?: number
  readonly resetAtByte?: number
  /** So many requests; all until cleared where it is not given. */
  readonly count?: number
}

/** The local voice's control door: makes the providers slow, wrong or silent, and counts what they were asked. */
export class VoiceDoor {
  readonly #url: URL

  constructor(voiceUrl: string) {
    this.#url = new URL('/control', voiceUrl)
  }

  async fail(rule: Rule): Promise<void> {
    await this.#call('POST', rule)
  }

  async clear(): Promise<void> {
    await this.#call('DELETE')
  }

  /** How many requests each provider was asked since the last `clear`. */
  async served(): Promise<Readonly<Record<Route, number>>> {
    return ((await this.#call('GET')) as { served: Record<Route, number> }).served
  }

  async #call(method: string, rule?: Rule): Promise<unknown> {
    const body = rule ? { body: JSON.stringify(rule), headers: { 'content-type': 'application/json' } } : {}
    const response = await fetch(this.#url, { method, ...body, signal: AbortSignal.timeout(5000) })
    if (!response.ok) throw new Error(`the control door answered HTTP ${response.status}: ${await response.text()}`)
    return response.json()
  }
}
