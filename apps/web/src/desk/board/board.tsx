import { effectiveState, resumableEndReasons } from '@candor/shared'
import { type BoardState, listBoard, searchTerms } from '@candor/store'
import Link from 'next/link'
import { after } from 'next/server'
import { buttonClass } from '../../components/ui/button.tsx'
import type { Visitor } from '../../server/accounts/visitor.ts'
import { nudgeSweep } from '../../server/nudge-sweep.ts'
import { BoardActions } from './board-actions.tsx'
import { type BoardAddress, boardHref, readPlace, type StateGroup, writePlace } from './board-address.ts'
import { BoardTable } from './board-table.tsx'

const pageOf = 50

const states: Record<StateGroup, readonly BoardState[]> = {
  all: [],
  invited: ['invited'],
  'under-way': ['open', 'live', 'interrupted', 'closing'],
  ended: ['ended'],
  look: ['ended'],
}

/** A page of the interviews that the address asks for, or what to do where there are none. */
export async function Board({ visitor, address }: { readonly visitor: Visitor; readonly address: BoardAddress }) {
  const { q, state, reason, order, template } = address
  const terms = q ? searchTerms(q, { lastIsBegun: true }) : undefined
  const { rows, next } = await visitor.inDesk('read_interviews', (desk) =>
    listBoard(desk, {
      order,
      states: states[state],
      reasons: reason ? [reason] : state === 'look' ? resumableEndReasons : [],
      templateId: template,
      search: terms,
      after: readPlace(address.after, order),
      limit: pageOf,
    }),
  )
  const now = Date.now()
  // Shown as ended while the row says otherwise: nobody has swept it yet.
  const late = rows.some((row) => row.state !== 'invited' && isLate(row.state, row.deadlineAt, now))
  if (late) after(nudgeSweep)
  if (rows.length === 0) return <Nothing address={address} />
  const mayLead = visitor.may('lead_interviews')
  return (
    <>
      <BoardTable rows={rows} now={now} mayChoose={mayLead} />
      {mayLead && <BoardActions />}
      {(next || address.after) && (
        <nav aria-label="Pages" className="mt-4 flex justify-between">
          {address.after ? (
            <Link href={boardHref(address, {})} className={buttonClass({ kind: 'quiet', size: 'small' })}>
              First page
            </Link>
          ) : (
            <span />
          )}
          {next && (
            <Link
              href={boardHref(address, { after: writePlace(next) })}
              className={buttonClass({ kind: 'quiet', size: 'small' })}
            >
              Next {pageOf}
            </Link>
          )}
        </nav>
      )}
    </>
  )
}

const isLate = (state: Exclude<BoardState, 'invited'>, deadlineAt: number | null, now: number) =>
  effectiveState({ state, deadlineAt }, now) !== state

function Nothing({ address }: { readonly address: BoardAddress }) {
  const narrowed = boardHref(address, {}) !== '/interviews' || address.after !== undefined
  return (
    <div className="border-y border-rule py-16">
      <p className="font-serif text-lead">{narrowed ? 'No interview is like that.' : 'Nobody has been invited yet.'}</p>
      <p className="mt-2 max-w-[34rem] text-body text-soft">
        {narrowed
          ? 'Names and addresses are found by the words they begin with. '
          : 'Invite a person and send them their link. They talk with the interviewer whenever it suits them, and what was said stands here when they are done.'}
        {narrowed && (
          <Link href="/interviews" className="font-medium text-accent hover:text-accent-hover">
            Show all interviews
          </Link>
        )}
      </p>
    </div>
  )
}
