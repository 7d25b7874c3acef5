import { endReasons } from '@candor/shared'
import Form from 'next/form'
import Link from 'next/link'
import { buttonClass } from '../../components/ui/button.tsx'
import { reasonWords } from '../state-words.ts'
import { type BoardAddress, boardHref, type StateGroup, stateGroups } from './board-address.ts'

const groupWords: Record<StateGroup, string> = {
  all: 'All',
  invited: 'Invited',
  'under-way': 'Under way',
  ended: 'Ended',
  look: 'Worth a look',
}
const orderWords: Record<BoardAddress['order'], string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  active: 'Last moved first',
  name: 'By name',
}

/** What the board is narrowed to and how it is ordered: links and a form of the address, which work without a script. */
export function BoardFilters({ address }: { readonly address: BoardAddress }) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <nav aria-label="State" className="flex flex-wrap gap-1">
        {stateGroups.map((group) => (
          <Link
            key={group}
            href={boardHref(address, { state: group, reason: undefined })}
            aria-current={group === address.state ? 'true' : undefined}
            className="rounded-soft px-2.5 py-1 text-note font-medium text-soft hover:text-ink aria-[current]:bg-accent-tint aria-[current]:text-ink"
          >
            {groupWords[group]}
          </Link>
        ))}
      </nav>
      <Form action="/interviews" className="flex flex-wrap items-center gap-2">
        {address.state !== 'all' && <input type="hidden" name="state" value={address.state} />}
        <input
          type="search"
          name="q"
          defaultValue={address.q}
          key={`q ${address.q}`}
          placeholder="Name or address"
          aria-label="Search by name or address"
          className={`${field} w-44`}
        />
        <select
          name="reason"
          defaultValue={address.reason ?? ''}
          key={`r ${address.reason}`}
          aria-label="End reason"
          className={field}
        >
          <option value="">Any end</option>
          {endReasons.map((reason) => (
            <option key={reason} value={reason}>
              {reasonWords[reason]}
            </option>
          ))}
        </select>
        <select
          name="order"
          defaultValue={address.order}
          key={`o ${address.order}`}
          aria-label="Order"
          className={field}
        >
          {Object.entries(orderWords).map(([order, words]) => (
            <option key={order} value={order}>
              {words}
            </option>
          ))}
        </select>
        <button type="submit" className={buttonClass({ kind: 'quiet', size: 'small' })}>
          Show
        </button>
      </Form>
    </div>
  )
}

const field = 'h-8 rounded-soft border border-edge bg-raised px-2 text-note placeholder:text-faint'
