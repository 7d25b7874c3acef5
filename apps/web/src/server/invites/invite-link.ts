import { createHash } from 'node:crypto'
import type { WebEnv } from '../../env.ts'
import { seal } from '../seal.ts'

type Env = Pick<WebEnv, 'sessionSecret' | 'appUrl'>

/**
 * The secret of an invite's link, made out of its id and the installation's secret: 256 bits that nobody else can make. The database keeps
 * its hash only, and whoever may invite can see the link again.
 */
export const inviteSecret = (env: Pick<Env, 'sessionSecret'>, inviteId: string): string =>
  seal(env.sessionSecret, `invite ${inviteId}`)

/** The link to hand over. */
export const inviteLink = (env: Env, inviteId: string): string => `${env.appUrl}/i/${inviteSecret(env, inviteId)}`

/** Whether a link is the one whose hash is kept: not where the installation's secret changed since, or it was made elsewhere. */
export const isLinkOf = (env: Pick<Env, 'sessionSecret'>, inviteId: string, secretHash: string): boolean =>
  createHash('sha256').update(inviteSecret(env, inviteId)).digest('hex') === secretHash
