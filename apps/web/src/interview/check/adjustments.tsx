'use client'

import type { Accommodations } from '@candor/shared'
import { useId } from 'react'
import { useWords } from '../messages/use-words.ts'
import { useHydrated } from '../use-hydrated.ts'

type AdjustmentsProps = {
  readonly chosen: Accommodations
  readonly onChoose: (chosen: Accommodations) => void
}

const yesOrNo = ['longerPauses', 'slowerVoice', 'typed', 'breaks'] as const
const captionSizes = ['usual', 'large', 'largest'] as const
const extraTimes = ['none', 'quarter', 'half'] as const

/** What the candidate needs, chosen in private before anybody is called. */
export function Adjustments({ chosen, onChoose }: AdjustmentsProps) {
  const words = useWords()
  const hydrated = useHydrated()
  const id = useId()
  return (
    <details className="border-b border-rule py-4">
      <summary className="text-large font-medium">{words('check.needs.title')}</summary>
      <p className="mt-3 text-body text-soft">{words('check.needs.private')}</p>
      {/* What is ticked before the script runs would not be known to it. */}
      <fieldset disabled={!hydrated} className="mt-5 grid min-w-0 gap-4">
        {yesOrNo.map((name) => (
          <div key={name} className="grid grid-cols-[1.25rem_1fr] gap-x-4">
            <input
              id={`${id}-${name}`}
              type="checkbox"
              checked={chosen[name]}
              aria-describedby={`${id}-${name}-what`}
              onChange={({ target }) => onChoose({ ...chosen, [name]: target.checked })}
              className="mt-1 size-5 accent-accent"
            />
            <div>
              <label htmlFor={`${id}-${name}`} className="text-large">
                {words(`check.needs.${name}`)}
              </label>
              <p id={`${id}-${name}-what`} className="text-body text-faint">
                {words(`check.needs.${name}What`)}
              </p>
            </div>
          </div>
        ))}
        <Choice
          legend={words('check.needs.captions')}
          name={`${id}-captions`}
          options={captionSizes}
          chosen={chosen.captions}
          onChoose={(captions) => onChoose({ ...chosen, captions })}
        />
        <Choice
          legend={words('check.needs.extraTime')}
          name={`${id}-time`}
          options={extraTimes}
          chosen={chosen.extraTime}
          onChoose={(extraTime) => onChoose({ ...chosen, extraTime })}
        />
      </fieldset>
    </details>
  )
}

type Chosen = (typeof captionSizes)[number] | (typeof extraTimes)[number]
type ChoiceProps<Value extends Chosen> = {
  readonly legend: string
  readonly name: string
  readonly options: readonly Value[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

function Choice<Value extends Chosen>({ legend, name, options, chosen, onChoose }: ChoiceProps<Value>) {
  const words = useWords()
  return (
    <fieldset className="border-t border-rule pt-4">
      <legend className="float-left mb-2 w-full text-large">{legend}</legend>
      <div className="clear-both flex flex-wrap gap-x-6 gap-y-2">
        {options.map((value) => (
          <label key={value} className="flex min-h-8 items-center gap-2.5 text-body">
            <input
              type="radio"
              name={name}
              checked={chosen === value}
              onChange={() => onChoose(value)}
              className="size-5 accent-accent"
            />
            {words(`check.needs.${value}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
