import { hours } from '@candor/shared'
import { describe, expect, test } from 'vitest'
import { candidateCookie, candidateCookieName, isCandidateOf } from './candidate-cookie.ts'
import { deskCookie, isSignedIn, noDeskCookie } from './desk-cookie.ts'

const env = { appUrl: 'http://localhost:3000', sessionSecret: 's'.repeat(32), deskKey: 'k'.repeat(16) }
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

describe('the recruiter’s cookie', () => {
  const now = 1_700_000_000_000
  const value = valueOf(deskCookie(env, now))

  test('signs in for twelve hours', () => {
    expect(isSignedIn(env, value, now)).toBe(true)
    expect(isSignedIn(env, value, now + hours(12))).toBe(false)
    expect(isSignedIn(env, value, now - 1)).toBe(false)
  })

  test('is worthless when changed, emptied or made with another key', () => {
    expect(isSignedIn(env, `${now + 1}.${value?.split('.')[1]}`, now + 2)).toBe(false)
    expect(isSignedIn({ ...env, deskKey: 'z'.repeat(16) }, value, now)).toBe(false)
    for (const wrong of [undefined, '', '.', 'x.y', valueOf(noDeskCookie(env))])
      expect(isSignedIn(env, wrong, now)).toBe(false)
  })
})
