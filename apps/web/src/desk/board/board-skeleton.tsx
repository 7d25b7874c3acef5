/** The board's shape while it is on its way. */
export function BoardSkeleton() {
  return (
    <div role="status" aria-label="The interviews are on their way">
      {Array.from({ length: 12 }, (_, row) => (
        <div key={row} className="flex h-8 items-center gap-6 border-b border-rule">
          <span className="h-3 w-1/3 rounded-soft bg-sunk" />
          <span className="h-3 w-1/5 rounded-soft bg-sunk max-md:hidden" />
          <span className="h-3 w-20 rounded-soft bg-sunk" />
        </div>
      ))}
    </div>
  )
}
