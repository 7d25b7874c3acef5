import { saidAt } from './timeline.ts'

type Said = { readonly items: readonly HTMLElement[]; readonly starts: readonly number[] }

const known = new WeakMap<HTMLElement, Said>()

/** Reads the items of an attempt from the page once: they do not change while it is open, and the sound asks four times a second. */
function saidIn(section: HTMLElement): Said {
  const found = known.get(section)
  if (found) return found
  const items = [...section.querySelectorAll<HTMLElement>('[data-item]')].toSorted(
    (a, b) => Number(a.dataset['at']) - Number(b.dataset['at']),
  )
  const said = { items, starts: items.map(({ dataset }) => Number(dataset['at'])) }
  // While the page is still coming, there may be more of them.
  if (document.readyState === 'complete') known.set(section, said)
  return said
}

/** Lights up the item that is being heard, and keeps it on the screen as long as the one before was there. */
export function showSaid(attemptId: string, at: number): void {
  const section = document.querySelector<HTMLElement>(`[data-attempt-section="${attemptId}"]`)
  if (!section) return
  const { items, starts } = saidIn(section)
  const now = items[saidAt(starts, at)]
  const before = document.querySelector<HTMLElement>('[data-item][data-now]')
  if (!now || now === before) return
  const wasSeen = before === null || isSeen(before)
  delete before?.dataset['now']
  now.dataset['now'] = ''
  if (wasSeen && before !== null && !isSeen(now)) now.scrollIntoView({ block: 'center' })
}

function isSeen(item: HTMLElement): boolean {
  const { top, bottom } = item.getBoundingClientRect()
  return bottom > 0 && top < innerHeight - 80
}
