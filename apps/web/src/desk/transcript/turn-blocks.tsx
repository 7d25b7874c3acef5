import { type ReactNode, Suspense } from 'react'

const firstOf = 40
const blockOf = 150

type BlocksProps<Turn> = {
  readonly turns: readonly Turn[]
  /** Whether nothing stands before them on the page: then the first ones come with the page itself. */
  readonly first: boolean
  /** Whether the talk is so short that all of it comes at once. */
  readonly whole: boolean
  readonly show: (turn: Turn) => ReactNode
}

/**
 * Turns in blocks, of which the first comes at once and the others follow while it is being read: a talk of thousands of items begins on the
 * screen as soon as one of ten does.
 */
export function TurnBlocks<Turn>({ turns, first, whole, show }: BlocksProps<Turn>) {
  const head = whole ? turns.length : first ? firstOf : 0
  const blocks = Array.from({ length: Math.ceil(Math.max(0, turns.length - head) / blockOf) }, (_, index) =>
    turns.slice(head + index * blockOf, head + (index + 1) * blockOf),
  )
  return (
    <>
      {turns.slice(0, head).map(show)}
      {blocks.map((block, index) => (
        // Blocks never change their place.
        <Suspense key={index} fallback={null}>
          <LaterBlock turns={block} show={show} />
        </Suspense>
      ))}
    </>
  )
}

async function LaterBlock<Turn>({ turns, show }: Pick<BlocksProps<Turn>, 'turns' | 'show'>) {
  // What stands before is sent before this is made.
  await new Promise((resolve) => setImmediate(resolve))
  return turns.map(show)
}
