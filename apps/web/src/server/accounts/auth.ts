import * as tables from '@candor/drizzle'
import { hours, minutes, newId } from '@candor/shared'
import { firstOwner, hashPassword, isPassword, shortestPassword } from '@candor/store'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { emailOTP } from 'better-auth/plugins'
import { z } from 'zod'
import { described, log } from '../log.ts'
import { codeMail } from '../mail/code-mail.ts'
import { sendMail } from '../mail/send-mail.ts'
import { type Parts, parts } from '../parts.ts'
import { problem } from '../problem.ts'
import { sameText } from '../seal.ts'

const kept = globalThis as typeof globalThis & { candorAuth?: Auth }

/** Better Auth over our own tables. No sign-up: people are let in by an owner or from the command line. */
export function auth(): Auth {
  kept.candorAuth ??= make(parts())
  return kept.candorAuth
}

type Auth = ReturnType<typeof make>

const codeLength = 6
const codeForMs = minutes(5)

function make({ env, db }: Parts) {
  return betterAuth({
    appName: 'Candor',
    baseURL: env.appUrl,
    basePath: '/api/auth',
    secret: env.sessionSecret,
    trustedOrigins: [env.appUrl],
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(db, { provider: 'pg', schema: tables }),
    user: {
      modelName: 'person',
      additionalFields: { operator: { type: 'boolean', input: false, defaultValue: false } },
    },
    session: {
      modelName: 'deskSession',
      fields: { userId: 'personId' },
      additionalFields: { organisationId: { type: 'string', required: false, input: false } },
      expiresIn: hours(12) / 1000,
      updateAge: hours(1) / 1000,
    },
    account: { modelName: 'credential', fields: { userId: 'personId' } },
    verification: { modelName: 'oneTimeCode' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    // Kept in PostgreSQL, so that all web processes count together. Who guesses at one person's account is slowed down by `sign-in.ts`.
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rateLimit',
      window: minutes(15) / 1000,
      max: 600,
      customRules: {
        '/sign-in/email': { window: 60, max: 20 },
        '/sign-in/email-otp': { window: 60, max: 20 },
        '/email-otp/send-verification-otp': { window: 60, max: 10 },
        '/sign-in/desk-key': { window: 60, max: 120 },
      },
    },
    advanced: {
      cookiePrefix: 'candor',
      useSecureCookies: env.appUrl.startsWith('https:'),
      database: { generateId: () => newId('person') },
    },
    plugins: [
      emailOTP({
        otpLength: codeLength,
        expiresIn: codeForMs / 1000,
        allowedAttempts: 3,
        storeOTP: 'hashed',
        disableSignUp: true,
        // Not awaited: how long it takes would tell whether the address is known.
        sendVerificationOTP: ({ email, otp }) => {
          sendMail(env.mail, codeMail(email, otp)).catch((error: unknown) => {
            log('error', 'mail_failed', { kind: 'code', error: described(error) })
          })
          return Promise.resolve()
        },
      }),
      { id: 'desk-key', endpoints: { signInWithDeskKey: deskKeyEndpoint({ env, db }) } },
    ],
  })
}

/** The installation's own key, as the start of a local one prints it: it signs in the first owner. */
function deskKeyEndpoint({ env, db }: Pick<Parts, 'env' | 'db'>) {
  return createAuthEndpoint(
    '/sign-in/desk-key',
    { method: 'POST', body: z.object({ key: z.string().max(200) }) },
    async (context) => {
      if (env.deskKey === undefined || !sameText(context.body.key.trim(), env.deskKey)) return problem('not_signed_in')
      const { internalAdapter } = context.context
      const { personId } = await firstOwner(db)
      const person = await internalAdapter.findUserById(personId)
      if (!person) return problem('not_signed_in')
      await setSessionCookie(context, { session: await internalAdapter.createSession(personId), user: person })
      return context.json({ ok: true })
    },
  )
}
