import { findWords, type FoundWords, searchTerms } from '@candor/store'
import Link from 'next/link'
import { buttonClass } from '../../components/ui/button.tsx'
import type { Visitor } from '../../server/accounts/visitor.ts'
import { clock } from '../time-words.ts'
import { itemPlace } from '../transcript/item-place.ts'
import { readFoundPlace, type SearchAddress, searchHref } from './search-address.ts'

const pageOf = 20

/** What was said with the words that are searched for, the latest first. Each leads to its place in the transcript. */
export async function FoundItems({ visitor, address }: { readonly visitor: Visitor; readonly address: SearchAddress }) {
  const terms = searchTerms(address.q)
  const { found, next } = await visitor.inDesk('read_interviews', (desk) =>
    findWords(desk, { terms, speaker: address.who, after: readFoundPlace(address), limit: pageOf }),
  )
  if (found.length === 0)
    return (
      <div className="border-y border-rule py-16">
        <p className="font-serif text-lead">Nobody said that.</p>
        <p className="mt-2 max-w-[34rem] text-body text-soft">
          Try fewer words, or the beginning of one with a star. Words like “the” and “and” are not searched for.
        </p>
      </div>
    )
  return (
    <>
      <ol>
        {found.map((one) => (
          <FoundItem
            key={`${one.attemptId} ${one.itemId}`}
            found={one}
            find={terms.phrases[0] ?? terms.prefixes[0] ?? ''}
          />
        ))}
      </ol>
      {next && (
        <p className="mt-6">
          <Link href={searchHref(address, next)} className={buttonClass({ kind: 'quiet', size: 'small' })}>
            Earlier ones
          </Link>
        </p>
      )}
    </>
  )
}

function FoundItem({ found, find }: { readonly found: FoundWords; readonly find: string }) {
  const { interviewId, candidateName, role, attemptNumber, speaker, saidAt, talkAt, snippet } = found
  const place = itemPlace(attemptNumber, found)
  return (
    <li className="relative border-b border-rule py-3 hover:bg-sunk">
      <p className="flex flex-wrap gap-x-3 text-note text-faint">
        {/* A whole navigation: only then does the browser know which item is meant. */}
        <a
          href={`/interviews/${interviewId}?find=${encodeURIComponent(find)}#${place}`}
          className="font-medium text-ink after:absolute after:inset-0"
        >
          {candidateName}
        </a>
        <span>{role}</span>
        <span className="tabular-nums">
          {new Date(saidAt).toISOString().slice(0, 10)}, at {clock(saidAt - talkAt)}
        </span>
        {speaker === 'interviewer' && <span>interviewer</span>}
      </p>
      <p className="mt-1 max-w-[65ch] font-serif text-large">
        {snippet.map(({ text, found: isFound }, index) =>
          isFound ? (
            <mark key={index} className="rounded-soft bg-accent-tint px-0.5 text-ink">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </p>
    </li>
  )
}
