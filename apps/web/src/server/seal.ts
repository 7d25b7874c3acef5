import { createHmac, timingSafeEqual } from 'node:crypto'

/** A value only this installation can make for `text`: HMAC-SHA-256, URL-safe. */
export function seal(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}

/** Compares two texts without telling by the time taken where they differ. */
export function sameText(given: string, wanted: string): boolean {
  const [left, right] = [given, wanted].map((text) => createHmac('sha256', 'compare').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}
