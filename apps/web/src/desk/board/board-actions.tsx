'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import type { boardDeeds } from './action-contract.ts'

type Deed = (typeof boardDeeds)[number]
type Chosen = { readonly id: string; readonly name: string; readonly state: string }

const underWay = new Set(['open', 'live', 'interrupted'])
const deeds: Record<Deed, { name: string; fits: (chosen: Chosen) => boolean; what: string; loss: boolean }> = {
  extend: {
    name: 'Give 10 minutes more',
    fits: ({ state }) => state === 'live' || state === 'interrupted',
    what: 'The interviewer and the candidate learn it within a second or two. No interview gets longer than two hours.',
    loss: false,
  },
  end: {
    name: 'End',
    fits: ({ state }) => underWay.has(state),
    what: 'The interviewer says goodbye and the interview ends. What was said is kept. It cannot be taken up again.',
    loss: true,
  },
  withdraw: {
    name: 'Withdraw the link',
    fits: () => true,
    what: 'Their link stops working. An interview under way goes on. You can give them a new link later.',
    loss: true,
  },
}

const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[data-choose]')]
const chosenNow = (): Chosen[] =>
  boxes()
    .filter(({ checked }) => checked)
    .map(({ dataset }) => ({ id: dataset['choose'] ?? '', name: dataset['name'] ?? '', state: dataset['state'] ?? '' }))

/** What can be done to the chosen rows. Nothing happens before it was said to whom. */
export function BoardActions() {
  const router = useRouter()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [asking, setAsking] = useState<Deed | null>(null)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState('')
  useEffect(() => {
    const onChange = (): void => setChosen(chosenNow())
    onChange()
    document.addEventListener('change', onChange)
    return () => document.removeEventListener('change', onChange)
  }, [])
  const clear = (): void => {
    for (const box of boxes()) box.checked = false
    setChosen([])
  }
  const perform = async (deed: Deed): Promise<void> => {
    setBusy(true)
    const ids = chosen.filter(deeds[deed].fits).map(({ id }) => id)
    setTold(await ask(deed, ids))
    setBusy(false)
    setAsking(null)
    clear()
    router.refresh()
  }
  const meant = asking ? chosen.filter(deeds[asking].fits) : []
  return (
    <>
      <p role="status" className={told ? 'mt-4 text-note text-soft' : 'sr-only'}>
        {told}
      </p>
      {chosen.length > 0 && (
        <div className="appear sticky bottom-4 z-10 mt-4 flex flex-wrap items-center gap-2 rounded-soft border border-rule bg-raised p-2 pl-4 shadow-float">
          <span className="mr-auto text-note font-medium tabular-nums">{chosen.length} chosen</span>
          {(Object.keys(deeds) as Deed[]).map((deed) => (
            <Button
              key={deed}
              kind="quiet"
              size="small"
              disabled={!chosen.some(deeds[deed].fits)}
              onClick={() => setAsking(deed)}
            >
              {deeds[deed].name}
            </Button>
          ))}
          <Button kind="plain" size="small" onClick={clear}>
            Clear
          </Button>
        </div>
      )}
      <Dialog
        open={asking !== null}
        title={asking ? question(asking, meant.length) : ''}
        onClose={() => setAsking(null)}
      >
        {asking && (
          <>
            <p className="mt-3 text-body">{namesOf(meant)}</p>
            <p className="mt-3 text-body text-soft">{deeds[asking].what}</p>
            <div className="mt-6 flex justify-end gap-2">
              <Button kind="plain" size="medium" onClick={() => setAsking(null)}>
                Cancel
              </Button>
              <Button
                kind={deeds[asking].loss ? 'loss' : 'primary'}
                size="medium"
                disabled={busy}
                onClick={() => void perform(asking)}
              >
                {deeds[asking].name}
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </>
  )
}

const question = (deed: Deed, count: number) => {
  const people = count === 1 ? 'this interview' : `these ${count} interviews`
  if (deed === 'withdraw') return count === 1 ? 'Withdraw this link?' : `Withdraw these ${count} links?`
  return deed === 'end' ? `End ${people}?` : `Give ${people} 10 minutes more?`
}

function namesOf(chosen: readonly Chosen[]): string {
  const names = chosen.slice(0, 8).map(({ name }) => name)
  return `${names.join(', ')}${chosen.length > 8 ? ` and ${chosen.length - 8} more` : ''}.`
}

/** Asks the server, and says in a sentence what came of it. */
async function ask(deed: Deed, interviewIds: readonly string[]): Promise<string> {
  try {
    // Only whoever does something needs to check the answer.
    const { BoardDeedAnswer, Problem } = await import('./action-contract.ts')
    const response = await fetch('/api/desk/interviews', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ deed, interviewIds }),
      signal: AbortSignal.timeout(15_000),
    })
    const answer: unknown = await response.json()
    if (!response.ok) return Problem.parse(answer).detail
    const { done, refused } = BoardDeedAnswer.parse(answer)
    const first = `Done for ${done} of ${done + refused.length}.`
    return [first, ...refused.map(({ name, why }) => `${name}: ${why}`)].join(' ')
  } catch {
    return 'The server did not answer. Look at the rows: some of it may have been done.'
  }
}
