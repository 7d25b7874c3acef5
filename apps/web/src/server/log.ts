/** One JSON line per event on standard output. Never give it a link's secret, a token or somebody's words. */
export function log(level: 'info' | 'warn' | 'error', event: string, facts: Record<string, unknown> = {}): void {
  process.stdout.write(`${JSON.stringify({ level, event, at: new Date().toISOString(), part: 'web', ...facts })}\n`)
}

/** An error's name and message, without its stack. */
export function described(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
