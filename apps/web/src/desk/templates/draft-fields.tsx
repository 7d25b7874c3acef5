'use client'

import type { DraftFault, TemplateDraft } from '@candor/shared'
import { createContext, type ReactNode, use, useId } from 'react'
import { Field } from '../../components/ui/field.tsx'
import { SelectField } from '../../components/ui/select-field.tsx'
import { type Path, setAt, valueAt } from './draft-path.ts'

type Draft = {
  readonly content: TemplateDraft
  readonly faults: readonly DraftFault[]
  readonly change: (next: TemplateDraft) => void
}

export const DraftContext = createContext<Draft | null>(null)

export function useWhole(): Draft {
  const draft = use(DraftContext)
  if (!draft) throw new Error('a field of a draft stands inside its editor')
  return draft
}

/** One place of the draft: what stands there, what is wrong with it, and how it is changed. */
function usePlace(path: Path) {
  const { content, faults, change } = useWhole()
  const fault = faults.find((one) => one.path.length === path.length && one.path.every((step, at) => step === path[at]))
  return {
    value: valueAt(content, path),
    fault: fault && wordsOf(fault.why),
    set: (value: unknown) => change(setAt(content, path, value)),
  }
}

const wordsOf = (why: string): string =>
  />=1 characters|received undefined/.test(why) ? 'Something is missing here.' : `${why}.`

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

type Place = { readonly path: Path; readonly label: string; readonly note?: string }

export function LineField({ path, label, note, most }: Place & { readonly most: number }) {
  const { value, fault, set } = usePlace(path)
  return (
    <Field
      id={useId()}
      label={label}
      {...(note && { note })}
      fault={fault}
      value={textOf(value)}
      maxLength={most}
      autoComplete="off"
      onChange={(event) => set(event.target.value)}
    />
  )
}

/** A text of several lines that grows with what is written. `optional`: an empty one is left out of the template. */
export function TextField({
  path,
  label,
  note,
  most,
  rows = 2,
  optional = false,
}: Place & { readonly most: number; readonly rows?: number; readonly optional?: boolean }) {
  const { value, fault, set } = usePlace(path)
  const id = useId()
  const hint = fault ?? note
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-note font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        maxLength={most}
        value={textOf(value)}
        aria-invalid={fault ? true : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => set(optional && event.target.value === '' ? undefined : event.target.value)}
        className={`field-sizing-content w-full resize-y rounded-soft border bg-raised px-3 py-2 text-body ${fault ? 'border-red' : 'border-edge'}`}
      />
      {hint && (
        <p id={`${id}-hint`} className={`text-note ${fault ? 'text-red' : 'text-faint'}`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** A length that people think of in a unit and the template keeps in milliseconds. `empty` is what an empty field means. */
export function LengthField({
  path,
  label,
  note,
  unitMs,
  empty,
}: Place & { readonly unitMs: number; readonly empty?: null }) {
  const { value, fault, set } = usePlace(path)
  const shown = typeof value === 'number' ? String(Math.round((value / unitMs) * 100) / 100) : ''
  return (
    <Field
      id={useId()}
      label={label}
      {...(note && { note })}
      fault={fault}
      type="number"
      inputMode="decimal"
      min={0}
      step="any"
      value={shown}
      onChange={({ target }) => set(target.value === '' ? empty : Math.round(Number(target.value) * unitMs))}
    />
  )
}

export function NumberField({ path, label, note }: Place) {
  const { value, fault, set } = usePlace(path)
  return (
    <Field
      id={useId()}
      label={label}
      {...(note && { note })}
      fault={fault}
      type="number"
      min={0}
      value={typeof value === 'number' ? String(value) : ''}
      onChange={({ target }) => set(target.value === '' ? undefined : Number(target.value))}
    />
  )
}

export function ChoiceField({
  path,
  label,
  note,
  choices,
}: Place & { readonly choices: Readonly<Record<string, string>> }) {
  const { value, fault, set } = usePlace(path)
  return (
    <SelectField
      id={useId()}
      label={label}
      {...(note && { note })}
      fault={fault}
      value={textOf(value)}
      onChange={({ target }) => set(target.value)}
    >
      {Object.entries(choices).map(([choice, name]) => (
        <option key={choice} value={choice}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

export function TickField({ path, label }: Place) {
  const { value, set } = usePlace(path)
  return (
    <label className="flex min-h-10 items-center gap-2 text-body">
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={value === true}
        onChange={({ target }) => set(target.checked)}
      />
      {label}
    </label>
  )
}

/** What is wrong with a whole list, said above it. */
export function ListFault({ path }: { readonly path: Path }): ReactNode {
  const { fault } = usePlace(path)
  return fault ? <p className="text-note text-red">{fault}</p> : null
}
