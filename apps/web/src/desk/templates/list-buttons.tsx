'use client'

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { Button } from '../../components/ui/button.tsx'
import { useWhole } from './draft-fields.tsx'
import { listAt, moveIn, type Path, removeFrom } from './draft-path.ts'

const sign = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Moves an item of a list up or down, or takes it out. */
export function ListButtons({ path, at, name }: { readonly path: Path; readonly at: number; readonly name: string }) {
  const { content, change } = useWhole()
  const last = listAt(content, path).length - 1
  const small = { kind: 'plain', size: 'small' } as const
  return (
    <div className="flex">
      <Button
        {...small}
        aria-label={`${name} up`}
        disabled={at === 0}
        onClick={() => change(moveIn(content, path, at, -1))}
      >
        <ArrowUp {...sign} />
      </Button>
      <Button
        {...small}
        aria-label={`${name} down`}
        disabled={at === last}
        onClick={() => change(moveIn(content, path, at, 1))}
      >
        <ArrowDown {...sign} />
      </Button>
      <Button {...small} aria-label={`Take out ${name}`} onClick={() => change(removeFrom(content, path, at))}>
        <Trash2 {...sign} />
      </Button>
    </div>
  )
}
