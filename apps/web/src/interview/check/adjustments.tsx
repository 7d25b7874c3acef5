'use client'

import type { Accommodations } from '@candor/shared'
import { useId } from 'react'

type AdjustmentsProps = {
  readonly chosen: Accommodations
  readonly onChoose: (chosen: Accommodations) => void
}

const yesOrNo = [
  ['longerPauses', 'Longer pauses', 'The interviewer waits longer before it takes your answer as finished.'],
  ['slowerVoice', 'A slower voice', 'The interviewer speaks more slowly.'],
  ['typed', 'Typed answers throughout', 'You read along and type; no microphone is needed.'],
  ['breaks', 'Time for breaks', 'Ten minutes more, for breaks you take with One moment.'],
] as const

const choices = {
  captions: [
    ['usual', 'Usual'],
    ['large', 'Large'],
    ['largest', 'Largest'],
  ],
  extraTime: [
    ['none', 'None'],
    ['quarter', 'A quarter more'],
    ['half', 'Half as much again'],
  ],
} as const

/** What the candidate needs, chosen in private before anybody is called. */
export function Adjustments({ chosen, onChoose }: AdjustmentsProps) {
  const id = useId()
  return (
    <details className="border-b border-rule py-4">
      <summary className="text-large font-medium">Adjust the interview to your needs</summary>
      <p className="mt-3 text-body text-soft">
        Your choices go to the interviewer and are shown to nobody who reads or judges the interview. Some can be
        noticed by what they do: answers you type are marked as typed, and more time lets an interview last longer.
      </p>
      <div className="mt-5 grid gap-4">
        {yesOrNo.map(([name, label, what]) => (
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
                {label}
              </label>
              <p id={`${id}-${name}-what`} className="text-body text-faint">
                {what}
              </p>
            </div>
          </div>
        ))}
        <Choice
          legend="Size of the captions"
          name={`${id}-captions`}
          options={choices.captions}
          chosen={chosen.captions}
          onChoose={(captions) => onChoose({ ...chosen, captions })}
        />
        <Choice
          legend="Extra time"
          name={`${id}-time`}
          options={choices.extraTime}
          chosen={chosen.extraTime}
          onChoose={(extraTime) => onChoose({ ...chosen, extraTime })}
        />
      </div>
    </details>
  )
}

type ChoiceProps<Value extends string> = {
  readonly legend: string
  readonly name: string
  readonly options: readonly (readonly [Value, string])[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

function Choice<Value extends string>({ legend, name, options, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <fieldset className="border-t border-rule pt-4">
      <legend className="float-left mb-2 w-full text-large">{legend}</legend>
      <div className="clear-both flex flex-wrap gap-x-6 gap-y-2">
        {options.map(([value, label]) => (
          <label key={value} className="flex min-h-8 items-center gap-2.5 text-body">
            <input
              type="radio"
              name={name}
              checked={chosen === value}
              onChange={() => onChoose(value)}
              className="size-5 accent-accent"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
