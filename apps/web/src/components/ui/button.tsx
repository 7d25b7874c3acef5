import type { ButtonHTMLAttributes } from 'react'

const kinds = {
  /** The one action of a screen. */
  primary: 'bg-accent text-on-accent hover:not-disabled:bg-accent-hover',
  quiet: 'border border-edge bg-transparent text-ink hover:not-disabled:bg-sunk',
  plain: 'bg-transparent text-soft hover:not-disabled:bg-sunk hover:not-disabled:text-ink',
  loss: 'bg-red text-on-red hover:not-disabled:brightness-95',
} as const

const sizes = {
  /** Candidate's side: easy to hit with a thumb. */
  large: 'min-h-12 px-6 py-2.5 text-large',
  medium: 'min-h-10 px-4 py-1.5 text-body',
  /** Desk: as high as a row. */
  small: 'min-h-8 px-3 py-1 text-note',
} as const

export type ButtonLook = { readonly kind?: keyof typeof kinds; readonly size?: keyof typeof sizes }

/** The classes of a button, for links that look like one. */
export function buttonClass({ kind = 'primary', size = 'large' }: ButtonLook = {}): string {
  return `inline-flex items-center justify-center gap-2 rounded-soft font-medium text-center transition-colors duration-150 disabled:opacity-45 ${sizes[size]} ${kinds[kind]}`
}

export function Button({ kind, size, className = '', ...rest }: ButtonLook & ButtonHTMLAttributes<HTMLButtonElement>) {
  const look = buttonClass({ ...(kind && { kind }), ...(size && { size }) })
  return <button type="button" {...rest} className={`${look} ${className}`} />
}
