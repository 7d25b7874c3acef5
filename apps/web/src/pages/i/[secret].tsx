import { seconds, within } from '@candor/shared'
import { findInvite, type InviteRefusal } from '@candor/store'
import type { GetServerSideProps } from 'next'
import Head from 'next/head'
import { CandidateFrame } from '../../components/candidate-frame.tsx'
import { Notice } from '../../components/notice.tsx'
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

const words: Record<InviteRefusal, readonly [title: string, what: string, todo: string]> = {
  invite_unknown: [
    'We do not know this link.',
    'It may have been cut short when it was copied, for example by a line break in an e-mail.',
    'Open it from your invitation again, or copy it whole. If that does not help, ask whoever invited you for a new one.',
  ],
  invite_revoked: [
    'This link has been withdrawn.',
    'Whoever invited you has taken the invitation back. What you may have said in an interview before is not lost.',
    'If you think this is a mistake, write to the person who invited you. They can send you a new link.',
  ],
  invite_expired: [
    'This link has expired.',
    'An invitation works for a limited time, and that time is over.',
    'Write to the person who invited you. They can send you a new link.',
  ],
}

export default function LinkOver({ refusal }: Refused) {
  const [title, what, todo] = words[refusal]
  return (
    <CandidateFrame screen={refusal.replace('_', '-')}>
      <Head>
        <title>{`${title.replace(/\.$/, '')} · Candor`}</title>
        <meta name="robots" content="noindex" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </Head>
      <Notice title={title}>
        <p>{what}</p>
        <p>{todo}</p>
      </Notice>
    </CandidateFrame>
  )
}
