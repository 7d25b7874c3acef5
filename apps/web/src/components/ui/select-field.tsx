import type { SelectHTMLAttributes } from 'react'

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly fault?: string | undefined
}

/** A labelled choice of one. The browser's own list, which every device knows how to show. */
export function SelectField({ id, label, note, fault, className = '', children, ...rest }: SelectProps) {
  const hint = fault ?? note
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <label htmlFor={id} className="text-note font-medium">
        {label}
      </label>
      <select
        {...rest}
        id={id}
        aria-invalid={fault ? true : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={`h-10 w-full rounded-soft border bg-raised px-3 text-body disabled:opacity-60 ${fault ? 'border-red' : 'border-edge'}`}
      >
        {children}
      </select>
      {hint && (
        <p id={`${id}-hint`} className={`text-note ${fault ? 'text-red' : 'text-faint'}`}>
          {hint}
        </p>
      )}
    </div>
  )
}
