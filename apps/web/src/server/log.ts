/** One JSON line per event on standard output. Never give it a link's secret, a token or somebody's words. */
export function log(level: 'info' | 'warn' | 'error', event: string, facts: Record<string, unknown> = {}): void {
  process.stdout.write(`${JSON.stringify({ level, event, at: new Date().toISOString(), part: 'web', ...facts })}\n`)
}

const address = /[^\s<>"'@]+@[^\s<>"'@]+/g

/**
 * An error's name and message, without its stack. Of a failed statement the database's own error is told: the driver's wrapper quotes the
 * statement's values, and those may be somebody's name. A mail server quotes whom a mail was for, so addresses are left out.
 */
export function described(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return error.cause instanceof Error
    ? described(error.cause)
    : `${error.name}: ${error.message}`.replace(address, '(address)')
}
