/**
 * Runs several jobs at once; the first that fails aborts the signal the others were given. Settles when all have, and
 * throws what failed first.
 */
export async function together(
  outer: AbortSignal | undefined,
  begin: (signal: AbortSignal) => Promise<unknown>[],
): Promise<void> {
  const failed = new AbortController()
  const jobs = begin(outer ? AbortSignal.any([outer, failed.signal]) : failed.signal)
  let first: { error: unknown } | undefined
  const note = (error: unknown) => {
    first ??= { error }
    failed.abort(error)
  }
  await Promise.all(jobs.map((job) => job.catch(note)))
  outer?.throwIfAborted()
  if (first !== undefined) throw first.error
}
