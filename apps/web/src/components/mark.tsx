/** Our name with its sign: a line that a voice has opened. */
export function Mark() {
  return (
    <span className="inline-flex items-center gap-2.5 text-body font-semibold tracking-[-0.01em]">
      <svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true" className="text-accent">
        <path d="M0 6h4.5C8 6 9.6 1 14 1s6 5 9.500 5H28M4.500 6C8 6 9.600 11 14 11s6-5 9.500-5" fill="currentColor" />
        <path d="M0 6h28" stroke="currentColor" strokeWidth="1.25" />
      </svg>
      Candor
    </span>
  )
}
