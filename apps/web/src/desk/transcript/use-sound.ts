import { useCallback, useEffect, useState } from 'react'
import { isTyping } from './is-typing.ts'
import { showSaid } from './show-said.ts'
import { placeOf } from './timeline.ts'

/** A stored part of an attempt's sound. `attemptAt` is the moment from which the attempt's times count. */
export type HeardPart = {
  readonly attemptId: string
  readonly attemptAt: number
  readonly startedAt: number
  readonly lengthMs: number
}

const speeds = [0.75, 1, 1.25, 1.5, 2] as const
const skipMs = 5000

const playersOf = (attemptId: string) => [
  ...document.querySelectorAll<HTMLAudioElement>(`audio[data-attempt="${attemptId}"]`),
]
const startOf = (player: HTMLAudioElement) => Number(player.dataset['startedAt'])
const momentOf = (player: HTMLAudioElement) => startOf(player) + player.currentTime * 1000
const everyPlayer = () => [...document.querySelectorAll<HTMLAudioElement>('audio[data-attempt]')]

/**
 * Plays the page's players as one sound for each attempt. Whoever starts one of them directly is followed as well. `at` is the moment being
 * heard, epoch milliseconds.
 */
export function useSound(parts: readonly HeardPart[]) {
  const [heard, setHeard] = useState({ attempt: parts[0]?.attemptId ?? '', at: parts[0]?.startedAt ?? 0 })
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState(1)

  const seek = useCallback(
    (attempt: string, at: number, play = false): void => {
      const own = parts.filter(({ attemptId }) => attemptId === attempt)
      const place = placeOf(own, at)
      const players = playersOf(attempt)
      const player = place && players[place.part]
      if (!player) return
      const wasPlaying = everyPlayer().some(({ paused }) => !paused)
      for (const other of everyPlayer()) if (other !== player) other.pause()
      player.currentTime = place.offsetMs / 1000
      setHeard({ attempt, at: startOf(player) + place.offsetMs })
      // A player that is not allowed to begin shows that by itself.
      if (play || wasPlaying) player.play().catch(() => {})
    },
    [parts],
  )

  const toggle = useCallback((): void => {
    const active = everyPlayer().find(({ paused }) => !paused)
    if (active) active.pause()
    else seek(heard.attempt, heard.at, true)
  }, [heard, seek])

  useEffect(() => {
    for (const player of everyPlayer()) player.playbackRate = speed
  }, [speed])

  useEffect(() => followPlayers({ seek, setHeard, setPlaying }), [seek])

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      const item = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-item]') : null
      const onControl = event.target instanceof HTMLElement && event.target.matches('button, a, summary, audio')
      if (event.key === ' ' && !onControl) toggle()
      else if (event.key === 'ArrowLeft') seek(heard.attempt, heard.at - skipMs)
      else if (event.key === 'ArrowRight') seek(heard.attempt, heard.at + skipMs)
      else if (event.key === '<' || event.key === '>') setSpeed(nextSpeed(speed, event.key === '>' ? 1 : -1))
      else if (event.key === 'Enter' && item && !onControl) playItem(item, seek)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [heard, seek, speed, toggle])

  return { ...heard, playing, speed, speeds, toggle, seek, setSpeed }
}

const nextSpeed = (speed: number, by: number) =>
  speeds[Math.min(Math.max(speeds.findIndex((one) => one === speed) + by, 0), speeds.length - 1)] ?? 1

type Seek = (attempt: string, at: number, play?: boolean) => void

function playItem(item: HTMLElement, seek: Seek): void {
  const attempt = item.closest<HTMLElement>('[data-attempt-section]')?.dataset['attemptSection']
  if (attempt) seek(attempt, Number(item.dataset['at']), true)
}

type Followers = {
  readonly seek: Seek
  readonly setHeard: (heard: { attempt: string; at: number }) => void
  readonly setPlaying: (playing: boolean) => void
}

/** One listener each for the whole page: a transcript has thousands of items and a handful of players. */
function followPlayers({ seek, setHeard, setPlaying }: Followers): () => void {
  const onClick = ({ target }: MouseEvent): void => {
    const item = target instanceof Element && target.closest('[data-play]')?.closest<HTMLElement>('[data-item]')
    if (item) playItem(item, seek)
  }
  const onSound = ({ type, target }: Event): void => {
    if (!(target instanceof HTMLAudioElement) || target.dataset['attempt'] === undefined) return
    const attempt = target.dataset['attempt']
    if (type === 'play') for (const other of everyPlayer()) if (other !== target) other.pause()
    setPlaying(everyPlayer().some(({ paused }) => !paused))
    if (type === 'ended') {
      const players = playersOf(attempt)
      const next = players[players.indexOf(target) + 1]
      if (next) seek(attempt, startOf(next), true)
      return
    }
    if (type === 'pause' && everyPlayer().some(({ paused }) => !paused)) return
    setHeard({ attempt, at: momentOf(target) })
    showSaid(attempt, momentOf(target))
  }
  const types = ['play', 'pause', 'timeupdate', 'seeked', 'ended']
  document.addEventListener('click', onClick)
  for (const type of types) document.addEventListener(type, onSound, true)
  return () => {
    document.removeEventListener('click', onClick)
    for (const type of types) document.removeEventListener(type, onSound, true)
  }
}
