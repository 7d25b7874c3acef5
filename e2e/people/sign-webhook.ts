import { createHash } from 'node:crypto'
import { type Signer, signToken } from './sign-token.ts'

/** A webhook as it arrives: its text, and the token that vouches for it. */
export type Delivery = { readonly body: string; readonly authorization: string }

/** A delivery as LiveKit signs it. */
export function signWebhook(body: string, signer: Signer, expiresInS?: number): Delivery {
  const sha256 = createHash('sha256').update(body).digest('base64')
  return { body, authorization: signToken(signer, { sha256 }, expiresInS) }
}
