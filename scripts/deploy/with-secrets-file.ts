import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A program under way, as far as it matters here; a `ChildProcess` is one. */
type Program = NodeJS.EventEmitter & { kill: (signal: NodeJS.Signals) => boolean }

type Wishes = {
  readonly path: string
  readonly text: string
  readonly start: () => Program
  /** Who is told of signals: this process. */
  readonly signals?: Pick<NodeJS.EventEmitter, 'on' | 'off'>
  /** A terminal has given its Ctrl-C to the program already. */
  readonly terminal?: boolean
  /** A program that was told to end gets so long. */
  readonly patienceMs?: number
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs a program that reads a file of secrets, and removes the file however that ends. Signals are passed on, and the program's end is waited
 * for. Answers its exit code.
 * @throws what kept the file from being written or the program from starting
 */
export async function withSecretsFile(wishes: Wishes): Promise<number> {
  const { path, text, start, signals = process, terminal = process.stdin.isTTY, patienceMs = 10_000 } = wishes
  let program: Program | undefined
  let told = false
  let late: NodeJS.Timeout | undefined
  const remove = (): void => rmSync(path, { force: true })
  const passOn = (signal: NodeJS.Signals): void => {
    told = true
    if (!(signal === 'SIGINT' && terminal)) program?.kill(signal)
    late ??= setTimeout(() => program?.kill('SIGKILL'), patienceMs)
  }
  for (const signal of passedOn) signals.on(signal, passOn)
  signals.on('exit', remove)
  try {
    mkdirSync(dirname(path), { recursive: true })
    // What a killed run left may have other rights: a new file, not that one overwritten.
    remove()
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
    program = start()
    const [code] = await once(program, 'close')
    return typeof code === 'number' ? code : told ? 130 : 1
  } finally {
    clearTimeout(late)
    remove()
    signals.off('exit', remove)
    for (const signal of passedOn) signals.off(signal, passOn)
  }
}
