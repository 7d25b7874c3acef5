import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a link. Shown once, to whoever sends it. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A plain hash is enough for a secret of this length: there is nothing to guess. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
