/** Whether `GET address` answers 200. Never throws for a refused connection; `signal` bounds it. */
export async function httpAnswers(address: string, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(address, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]),
    redirect: 'manual',
  })
  await response.body?.cancel()
  return response.status === 200
}
