import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const keyBytes = 32

export const shortestPassword = 12

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** A password as it is kept: scrypt with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt:${salt.toString('base64url')}:${(await derive(password, salt)).toString('base64url')}`
}

/** Whether a password is the one that was kept. A kept one that is not ours is nobody's. */
export async function isPassword(kept: string, password: string): Promise<boolean> {
  const [kind, salt = '', key = ''] = kept.split(':')
  const wanted = Buffer.from(key, 'base64url')
  if (kind !== 'scrypt' || wanted.length !== keyBytes) return false
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url')), wanted)
}
