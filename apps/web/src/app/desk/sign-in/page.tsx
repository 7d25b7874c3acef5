import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { CandidateFrame } from '../../../components/candidate-frame.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { codeForCookie } from '../../../server/accounts/code-for-cookie.ts'
import { deskPath } from '../../../server/desk-request.ts'
import { parts } from '../../../server/parts.ts'

export const metadata: Metadata = { title: 'Sign in' }

type Question = { readonly by?: string; readonly wrong?: string; readonly often?: string; readonly to?: string }
type Form = { readonly to: string; readonly fault: string | undefined }

/** Plain forms, so that signing in needs no script. */
export default async function SignIn({ searchParams }: { readonly searchParams: Promise<Question> }) {
  const { by = 'password', wrong, often, to } = await searchParams
  const { env } = parts()
  const path = deskPath(to ?? null)
  const form = { to: path, fault: faultOf(by, wrong !== undefined, often !== undefined) }
  const here = (kind: string) => `/desk/sign-in?by=${kind}&to=${encodeURIComponent(path)}`
  return (
    <CandidateFrame screen="sign-in">
      <h1 className="font-serif text-title font-medium">Sign in to the desk.</h1>
      {by === 'code' ? (
        <CodeForm {...form} email={codeForCookie(await headers())} />
      ) : by === 'key' ? (
        <KeyForm {...form} />
      ) : (
        <AccountForm {...form} mails={env.mail.kind !== 'none'} />
      )}
      <p className="mt-8 flex flex-wrap gap-x-6 gap-y-2 text-note text-soft">
        {by !== 'password' && (
          <Link className="underline underline-offset-4 hover:text-ink" href={here('password')}>
            Sign in with your address
          </Link>
        )}
        {by !== 'key' && env.deskKey !== undefined && (
          <Link className="underline underline-offset-4 hover:text-ink" href={here('key')}>
            Use the desk key
          </Link>
        )}
        {env.mail.kind === 'folder' && (
          <Link className="underline underline-offset-4 hover:text-ink" href="/dev/mail">
            Mails of this machine
          </Link>
        )}
      </p>
    </CandidateFrame>
  )
}

function faultOf(by: string, wrong: boolean, often: boolean): string | undefined {
  if (often) return 'That was tried too often. Wait a quarter of an hour, then try again.'
  if (!wrong) return undefined
  if (by === 'key') return 'That is not the desk key. Check it and enter it again.'
  if (by === 'code') return 'That is not the code, or it is older than five minutes. Check it, or ask for a new one.'
  return 'Address and password do not belong together. Check both and enter them again.'
}

const column = 'mt-8 grid max-w-[24rem] gap-5'
const words = 'mt-3 max-w-[30rem] text-body text-soft'

function AccountForm({ to, fault, mails }: Form & { readonly mails: boolean }) {
  return (
    <>
      <p className={words}>Here you invite people and read their interviews.</p>
      <form method="post" action="/api/desk/sign-in" className={column}>
        <input type="hidden" name="to" value={to} />
        <Field
          id="email"
          name="email"
          type="email"
          label="E-mail"
          required
          maxLength={200}
          autoComplete="username"
          fault={fault}
        />
        <Field
          id="password"
          name="password"
          type="password"
          label="Password"
          autoComplete="current-password"
          {...(mails && { note: 'Leave it empty to have a code mailed to you.' })}
        />
        <Button type="submit" name="by" value="password" size="medium" className="justify-self-start">
          Sign in
        </Button>
      </form>
    </>
  )
}

function CodeForm({ to, fault, email }: Form & { readonly email: string | undefined }) {
  return (
    <>
      <p className={words}>
        If {email ?? 'your address'} belongs to somebody here, a code is on its way to it. It works for five minutes.
      </p>
      <form method="post" action="/api/desk/sign-in" className={column}>
        <input type="hidden" name="to" value={to} />
        {email === undefined && (
          <Field id="email" name="email" type="email" label="E-mail" required autoComplete="username" />
        )}
        <Field
          id="otp"
          name="otp"
          label="Code"
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          fault={fault}
        />
        <Button type="submit" name="by" value="code" size="medium" className="justify-self-start">
          Sign in
        </Button>
      </form>
    </>
  )
}

function KeyForm({ to, fault }: Form) {
  return (
    <>
      <p className={words}>
        The desk key was made when Candor was set up; it is printed where Candor is started. It opens the first account.
      </p>
      <form method="post" action="/api/desk/sign-in" className={column}>
        <input type="hidden" name="to" value={to} />
        <Field id="key" name="key" type="password" label="Desk key" required autoComplete="off" fault={fault} />
        <Button type="submit" name="by" value="key" size="medium" className="justify-self-start">
          Sign in
        </Button>
      </form>
    </>
  )
}
