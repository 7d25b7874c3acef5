import type { Metadata } from 'next'
import { CandidateFrame } from '../../../components/candidate-frame.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { deskPath } from '../../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Sign in' }

type Search = { readonly searchParams: Promise<{ wrong?: string; to?: string }> }

/** A plain form, so that signing in needs no script. */
export default async function SignIn({ searchParams }: Search) {
  const { wrong, to } = await searchParams
  return (
    <CandidateFrame screen="sign-in">
      <h1 className="font-serif text-title font-medium">Sign in to the desk.</h1>
      <p className="mt-3 max-w-[30rem] text-body text-soft">
        Here you invite people and read their interviews. The desk key was made when Candor was set up; it is printed
        where Candor is started.
      </p>
      <form method="post" action="/api/desk/sign-in" className="mt-8 grid max-w-[24rem] gap-5">
        <input type="hidden" name="to" value={deskPath(to ?? null)} />
        <Field
          id="key"
          name="key"
          type="password"
          label="Desk key"
          required
          autoComplete="current-password"
          fault={wrong === undefined ? undefined : 'That is not the desk key. Check it and enter it again.'}
        />
        <Button type="submit" size="medium" className="justify-self-start">
          Sign in
        </Button>
      </form>
    </CandidateFrame>
  )
}
