const line = 'rounded-soft bg-sunk motion-safe:animate-pulse'

/** The shape of the operations page while its numbers are on their way. */
export function OperationsSkeleton() {
  return (
    <div role="status" aria-label="Reading how it stands">
      <div className={`h-6 w-72 max-w-full ${line}`} />
      <div className="mt-6 grid grid-cols-2 gap-x-8 gap-y-6 border-y border-rule py-6 md:grid-cols-4">
        {[0, 1, 2, 3].map((place) => (
          <div key={place} className={`h-16 ${line}`} />
        ))}
      </div>
      <div className="mt-10 grid gap-x-16 gap-y-10 lg:grid-cols-2">
        <div className={`h-40 ${line}`} />
        <div className={`h-40 ${line}`} />
      </div>
    </div>
  )
}
