/** The addresses a browser needs for a LiveKit server: signalling and its HTTP sibling. LiveKit Cloud answers from regional hosts as well. */
export function liveKitOrigins(url: string): string[] {
  const { host } = new URL(url)
  const tls = /^(wss|https):/.test(url)
  const hosts = host.endsWith('.livekit.cloud') ? [host, '*.livekit.cloud'] : [host]
  return hosts.flatMap((name) => (tls ? [`wss://${name}`, `https://${name}`] : [`ws://${name}`, `http://${name}`]))
}

/** What a page of ours may load and where it may connect. Only scripts with this answer's nonce run, and what they load. */
export function contentSecurityPolicy({
  nonce,
  liveKitUrl,
  development,
}: {
  nonce: string
  liveKitUrl: string
  development: boolean
}): string {
  const watching = development ? ['ws:'] : []
  const rules: Record<string, string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...liveKitOrigins(liveKitUrl), ...watching],
    'media-src': ["'self'", 'blob:', 'mediastream:'],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(rules)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
