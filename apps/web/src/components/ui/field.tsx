import type { InputHTMLAttributes } from 'react'

type FieldProps = InputHTMLAttributes<HTMLInputElement> & {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly fault?: string | undefined
}

/** A labelled line of text. `fault` names what is wrong with it and is read out with the field. */
export function Field({ id, label, note, fault, ...rest }: FieldProps) {
  const hint = fault ?? note
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-note font-medium">
        {label}
      </label>
      <input
        {...rest}
        id={id}
        aria-invalid={fault ? true : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={`h-10 w-full rounded-soft border bg-raised px-3 text-body placeholder:text-faint disabled:opacity-60 ${fault ? 'border-red' : 'border-edge'}`}
      />
      {hint && (
        <p id={`${id}-hint`} className={`text-note ${fault ? 'text-red' : 'text-faint'}`}>
          {hint}
        </p>
      )}
    </div>
  )
}
