import type { Metadata } from 'next'
import Form from 'next/form'
import { Suspense } from 'react'
import { buttonClass } from '../../../components/ui/button.tsx'
import { InterviewsTabs } from '../../../desk/board/interviews-tabs.tsx'
import { DeskFrame } from '../../../desk/desk-frame.tsx'
import { FoundItems } from '../../../desk/search/found-items.tsx'
import { readSearchAddress } from '../../../desk/search/search-address.ts'
import { requireDesk } from '../../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Search' }

type Search = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SearchTranscripts({ searchParams }: Search) {
  const visitor = await requireDesk('/interviews/search')
  const address = readSearchAddress(await searchParams)
  return (
    <DeskFrame>
      <h1 className="mb-3 flex min-h-8 items-center text-lead font-semibold tracking-[-0.012em]">Interviews</h1>
      <InterviewsTabs visitor={visitor} here="/interviews/search" />
      <search>
        <Form action="/interviews/search" className="mb-2 flex flex-wrap gap-2">
          <input
            type="search"
            name="q"
            defaultValue={address.q}
            key={address.q}
            autoFocus={address.q === ''}
            placeholder="Words, or a phrase in quotes"
            aria-label="Search in all transcripts"
            aria-describedby="search-hint"
            className="h-10 min-w-0 flex-1 rounded-soft border border-edge bg-raised px-3 text-body placeholder:text-faint sm:max-w-[34rem]"
          />
          <select
            name="who"
            defaultValue={address.who ?? ''}
            key={`who ${address.who}`}
            aria-label="Said by"
            className="h-10 rounded-soft border border-edge bg-raised px-2 text-body"
          >
            <option value="">Anybody</option>
            <option value="candidate">Candidates</option>
            <option value="interviewer">Interviewer</option>
          </select>
          <button type="submit" className={buttonClass({ size: 'medium' })}>
            Search
          </button>
        </Form>
      </search>
      <p id="search-hint" className="mb-8 text-note text-faint">
        Finds other forms of a word too. In “quotes” it is found word for word; <code>inter*</code> finds what begins
        so.
      </p>
      {address.q !== '' && (
        <Suspense
          key={JSON.stringify(address)}
          fallback={
            <p role="status" className="text-body text-faint">
              Searching.
            </p>
          }
        >
          <FoundItems visitor={visitor} address={address} />
        </Suspense>
      )}
    </DeskFrame>
  )
}
