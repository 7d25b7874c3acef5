import { seconds, within } from '@candor/shared'
import { findInvite, type InviteRefusal } from '@candor/store'
import type { GetServerSideProps } from 'next'
import Head from 'next/head'
import { InviteOver } from '../../interview/invite-over.tsx'
import { inviteOverWords } from '../../interview/invite-words.ts'
import { candidateCookie } from '../../server/candidate-cookie.ts'
import { parts } from '../../server/parts.ts'

// The door of a link. It stands in the pages router for one reason: only there can a page of ours answer 410.

/** These pages say one thing and need no script. (The limit is for platforms that ask; it also makes this the type Next.js expects.) */
export const config = { unstable_runtimeJS: false, maxDuration: 10 } as const

type Refused = { readonly refusal: InviteRefusal }

/** Swaps the secret in the address for a cookie and a clean address. The secret is neither logged nor passed on. */
export const getServerSideProps: GetServerSideProps<Refused> = async ({ params, res }) => {
  const { env, db } = parts()
  const secret = String(params?.['secret'])
  const found = await within(seconds(5), 'find invite', () => findInvite(db, { secret }))
  res.setHeader('cache-control', 'no-store')
  if (!found.ok) {
    res.statusCode = found.refusal === 'invite_unknown' ? 404 : 410
    return { props: { refusal: found.refusal } }
  }
  res.setHeader('set-cookie', candidateCookie(env, found.value, Date.now()))
  return { redirect: { destination: `/interview/${found.value.inviteId}`, statusCode: 303 } }
}

export default function LinkOver({ refusal }: Refused) {
  return (
    <>
      <Head>
        <title>{`${inviteOverWords[refusal][0].replace(/\.$/, '')} · Candor`}</title>
        <meta name="robots" content="noindex" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </Head>
      <InviteOver refusal={refusal} />
    </>
  )
}
