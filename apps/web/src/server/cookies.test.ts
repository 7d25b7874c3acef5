import { describe, expect, test } from 'vitest'
import { candidateCookie, candidateCookieName, isCandidateOf } from './candidate-cookie.ts'

const env = { appUrl: 'http://localhost:3000', sessionSecret: 's'.repeat(32) }
const safe = { ...env, appUrl: 'https://interviews.example' }
const invite = { inviteId: 'inv_00000000', expiresAt: 60_000 }
const valueOf = (line: string) => /=([^;]*)/.exec(line)?.[1]

describe('the candidate’s cookie', () => {
  test('opens its own invite and no other', () => {
    const value = valueOf(candidateCookie(env, invite, 0))
    expect(isCandidateOf(env, 'inv_00000000', value)).toBe(true)
    expect(isCandidateOf(env, 'inv_00000001', value)).toBe(false)
    expect(isCandidateOf({ ...env, sessionSecret: 't'.repeat(32) }, 'inv_00000000', value)).toBe(false)
    expect(isCandidateOf(env, 'inv_00000000', undefined)).toBe(false)
  })

  test('is out of reach of scripts, ends with the invite, and is bound to the host where there is TLS', () => {
    expect(candidateCookie(env, invite, 0)).toMatch(
      /^candor_inv_00000000=.*; Path=\/; Max-Age=60; HttpOnly; SameSite=Lax$/,
    )
    expect(candidateCookie(safe, invite, 0)).toMatch(/; Secure$/)
    expect(candidateCookieName(safe, 'inv_00000000')).toBe('__Host-candor_inv_00000000')
  })
})
