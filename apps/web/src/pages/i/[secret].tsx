import { type Outcome, refused, seconds, within } from '@candor/shared'
import { findInvite, type Invite } from '@candor/store'
import type { GetServerSideProps } from 'next'
import Head from 'next/head'
import { InviteOver, type InviteOverReason } from '../../interview/invite-over.tsx'
import type { Language } from '../../interview/messages/catalogue.ts'
import { wordsOf } from '../../interview/messages/words-of.ts'
import { candidateCookie } from '../../server/candidate-cookie.ts'
import { languageCookie } from '../../server/language-cookie.ts'
import { log } from '../../server/log.ts'
import { parts } from '../../server/parts.ts'
import { preferredLanguage } from '../../server/preferred-language.ts'

// The door of a link. It stands in the pages router for one reason: only there can a page of ours answer 410.

/** These pages say one thing and need no script. (The limit is for platforms that ask; it also makes this the type Next.js expects.) */
export const config = { unstable_runtimeJS: false, maxDuration: 10 } as const

type Refused = { readonly refusal: InviteOverReason; readonly language: Language }

const statusOf: Record<InviteOverReason, number> = {
  invite_unknown: 404,
  invite_revoked: 410,
  invite_expired: 410,
  unavailable: 503,
}

/** Swaps the secret in the address for a cookie and a clean address. The secret is neither logged nor passed on. */
export const getServerSideProps: GetServerSideProps<Refused> = async ({ params, req, res }) => {
  res.setHeader('cache-control', 'no-store')
  const found = await look(String(params?.['secret']))
  if (!found.ok) {
    res.statusCode = statusOf[found.refusal]
    return {
      props: { refusal: found.refusal, language: preferredLanguage(req.headers['accept-language']) },
    }
  }
  const { env } = parts()
  const { inviteId, language } = found.value
  res.setHeader('set-cookie', [candidateCookie(env, found.value, Date.now()), languageCookie(env, inviteId, language)])
  return { redirect: { destination: `/interview/${inviteId}`, statusCode: 303 } }
}

async function look(secret: string): Promise<Outcome<Invite, InviteOverReason>> {
  try {
    return await within(seconds(5), 'find invite', () => findInvite(parts().db, { secret }))
  } catch (error) {
    // Only the error's name: a database's message may quote what was looked for.
    log('error', 'request_failed', { route: 'link', error: error instanceof Error ? error.name : 'unknown' })
    return refused('unavailable')
  }
}

export default function LinkOver({ refusal, language }: Refused) {
  const title = wordsOf(language)(`over.${refusal}.title`)
  return (
    <>
      <Head>
        <title>{`${title.replace(/\.$/, '')} · Candor`}</title>
        <meta name="robots" content="noindex" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </Head>
      <div lang={language}>
        <InviteOver refusal={refusal} language={language} />
      </div>
    </>
  )
}
