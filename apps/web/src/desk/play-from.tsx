'use client'

/** A moment of the transcript that plays the recording from there. `at` is epoch milliseconds. */
export function PlayFrom({ attemptId, at, time }: { attemptId: string; at: number; time: string }) {
  const play = (): void => {
    const players = [...document.querySelectorAll<HTMLAudioElement>(`audio[data-attempt="${attemptId}"]`)]
    const startOf = (player: HTMLAudioElement): number => Number(player.dataset['startedAt'])
    const player = players.findLast((one) => startOf(one) <= at) ?? players[0]
    if (!player) return
    for (const other of players) if (other !== player) other.pause()
    player.currentTime = Math.max(0, (at - startOf(player)) / 1000)
    // A player that is not allowed to begin shows that by itself.
    player.play().catch(() => {})
  }
  return (
    <button
      type="button"
      onClick={play}
      aria-label={`Play from ${time}`}
      className="cursor-pointer underline decoration-transparent underline-offset-2 hover:text-ink hover:decoration-current"
    >
      {time}
    </button>
  )
}
