/** Values that stand in examples and development set-ups everywhere. */
const known = /^(dev)?(secret|key|password|changeme|change-me|example|test|admin|postgres|candor)[-_0-9]*$/i

/** Whether a secret is one that everybody knows: `devkey`, `changeme`, or one letter again and again. */
export function isKnownSecret(value: string): boolean {
  return known.test(value) || new Set(value).size < 4
}

/** Whether an address is on this very machine, so that nobody else reaches what is there. */
export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address)
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}
