const silent = 'The server did not answer. Nothing was kept; try again.'

type Comment = {
  readonly attemptId: string
  readonly itemId: string
  readonly quote: readonly [number, number] | null
  readonly body: string
}

/** Keeps a comment. Answers what went wrong, or null. */
export function sendComment(interviewId: string, comment: Comment): Promise<string | null> {
  return ask(`/api/desk/interviews/${interviewId}/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(comment),
  })
}

/** Takes a comment back. Answers what went wrong, or null. */
export function takeBackComment(interviewId: string, commentId: string): Promise<string | null> {
  return ask(`/api/desk/interviews/${interviewId}/comments/${commentId}`, { method: 'DELETE' })
}

async function ask(path: string, request: RequestInit): Promise<string | null> {
  try {
    const response = await fetch(path, { ...request, signal: AbortSignal.timeout(10_000) })
    if (response.ok) return null
    const { Problem } = await import('./comment-contract.ts')
    return Problem.parse(await response.json()).detail
  } catch {
    return silent
  }
}
