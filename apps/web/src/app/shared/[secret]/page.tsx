import { seconds, within } from '@candor/shared'
import { openShare, readInterview } from '@candor/store'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Mark } from '../../../components/mark.tsx'
import { forGuest } from '../../../desk/shares/redact-names.ts'
import { TranscriptPage } from '../../../desk/transcript/transcript-page.tsx'
import { parts } from '../../../server/parts.ts'

export const metadata: Metadata = { title: 'Shared transcript' }

/** A transcript for somebody without an account: what was said, and nothing of the desk. */
export default async function SharedTranscript({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  const { db } = parts()
  const browser = (await headers()).get('user-agent') ?? ''
  const opened = await within(seconds(5), 'open share', () => openShare(db, { secret, browser }))
  if (!opened.ok && opened.refusal === 'share_unknown') notFound()
  if (!opened.ok) return <Over />
  const { interviewId, hideNames } = opened.value
  const found = await within(seconds(5), 'read interview', () => readInterview(db, { interviewId }))
  if (!found.ok) notFound()
  return (
    <Frame>
      <TranscriptPage interview={forGuest(found.value, { hideNames })} now={Date.now()} find="" guest />
    </Frame>
  )
}

function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="mx-auto max-w-[78rem] px-5 py-8 sm:px-8">
      <div className="mb-8 print:hidden">
        <Mark />
      </div>
      <main>{children}</main>
    </div>
  )
}

function Over() {
  return (
    <Frame>
      <h1 className="font-serif text-title">This link is over.</h1>
      <p className="mt-2 max-w-[34rem] text-body text-soft">
        It was made for a time that has passed, or it was withdrawn. Ask whoever sent it to you for a new one.
      </p>
    </Frame>
  )
}
