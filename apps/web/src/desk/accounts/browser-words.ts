/** What kind of browser that was, roughly: enough to know one's own again. */
export function browserWords(userAgent: string | null): string {
  if (!userAgent) return 'A program'
  const [, browser] =
    [/Edg\//, /OPR\//, /Firefox\//, /Chrome\//, /Safari\//]
      .map((pattern, at) => [pattern, ['Edge', 'Opera', 'Firefox', 'Chrome', 'Safari'][at]] as const)
      .find(([pattern]) => pattern.test(userAgent)) ?? []
  const system = /iPhone|iPad/.test(userAgent)
    ? 'iOS'
    : (/(Android|Windows|Mac OS X|Linux)/.exec(userAgent)?.[1]?.replace('Mac OS X', 'macOS') ?? '')
  return [browser ?? 'A browser', system].filter(Boolean).join(' on ')
}
