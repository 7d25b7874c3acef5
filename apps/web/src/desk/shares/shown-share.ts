import type { Share } from '@candor/store'
import { age } from '../time-words.ts'
import type { ShownShare } from './share-button.tsx'

/** How a share stands, in one line. */
export function shownShare(
  { shareId, label, hideNames, expiresAt, revokedAt, views, viewedAt }: Share,
  now: number,
): ShownShare {
  const open = revokedAt === null && expiresAt > now
  const facts = [
    revokedAt !== null ? 'withdrawn' : open ? `works for ${age(expiresAt - now)}` : 'over',
    hideNames ? 'name hidden' : 'with the name',
    viewedAt === null ? 'not opened' : `opened ${views === 1 ? 'once' : `${views} times`}, last ${ago(now - viewedAt)}`,
  ]
  return { shareId, label, facts: facts.join(', '), open }
}

const ago = (ms: number) => (age(ms) === 'just now' ? 'just now' : `${age(ms)} ago`)
