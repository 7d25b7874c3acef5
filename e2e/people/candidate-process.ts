// A candidate in a process of its own, so that a story can freeze it whole: signalling, media and program stand still, which is what a lost
// network looks like from outside. Driven by its parent; goes when the parent goes.
import type { WordFromCandidate, WordToCandidate } from './candidate-words.ts'
import { SyntheticCandidate } from './synthetic-candidate.ts'

const candidate = new SyntheticCandidate()
const soundEveryMs = 50

const tell = (word: WordFromCandidate): void => {
  if (process.connected) process.send?.(word)
}
const epochMs = (at: number): number => performance.timeOrigin + at

candidate.on('line', (line) => tell({ tell: 'line', line: { ...line, at: epochMs(line.at) } }))
candidate.on('phase', (phase) => tell({ tell: 'phase', phase }))
candidate.on('state', (state) => tell({ tell: 'state', state }))
candidate.on('ending', (ending) => tell({ tell: 'ending', ending: { ...ending, at: epochMs(ending.at) } }))
candidate.on('disconnected', (at) => tell({ tell: 'disconnected', at: epochMs(at) }))

let told: number | null = null
setInterval(() => {
  const at = candidate.ear.lastSoundAt()
  if (at === null || at === told) return
  told = at
  tell({ tell: 'sound', at: epochMs(at) })
}, soundEveryMs)

async function obey(word: WordToCandidate): Promise<void> {
  if (word.do === 'enter') await candidate.enter(word.entrance)
  if (word.do === 'type') await candidate.type(word.text)
  if (word.do === 'leave') await candidate.leave()
}

process.on('message', (message) => {
  const word = message as WordToCandidate
  obey(word).then(
    () => tell({ tell: 'done', id: word.id, error: null }),
    (error: unknown) => tell({ tell: 'done', id: word.id, error: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
