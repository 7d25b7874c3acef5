import { spawn } from 'node:child_process'
import { join } from 'node:path'

export type Command = {
  program: string
  args: string[]
  cwd: string
  limitMs: number
  env?: Record<string, string>
  /** `collect` keeps what is written for the caller; `show` passes it on to this terminal at once. */
  output?: 'collect' | 'show'
  /** Called when the command begins, after it has waited for its turn. */
  begun?: () => void
}

export type CommandEnd = {
  ok: boolean
  /** The exit code; null when a signal ended it. */
  code: number | null
  /** Standard output and error in the order they came; empty with `show`. */
  output: string
  stdout: string
  /** Set when the command was stopped at its limit. */
  overran: boolean
  pid: number
}

const running = new Set<number>()
let stopping = false

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // The group is gone already, which is what was wanted.
  }
}

/**
 * Makes Ctrl-C and termination reach every command: each leads its own process group, so nobody else would tell it.
 * Commands not yet started do not start any more.
 */
export function stopCommandsOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const again = stopping
      stopping = true
      for (const pid of running) signalGroup(pid, again ? 'SIGKILL' : 'SIGTERM')
    })
  }
}

/** A program of the installed dependencies, run by this very Node. */
export function tool(root: string, name: string, args: string[]): Pick<Command, 'program' | 'args' | 'cwd'> {
  return { program: process.execPath, args: [join(root, 'node_modules/.bin', name), ...args], cwd: root }
}

/**
 * Runs a command to its end, at most for `limitMs`; then its whole process group is asked to stop and two seconds later killed.
 * Never rejects: a program that cannot be started is an end that is not `ok`, with the reason as its output.
 */
export async function runCommand(command: Command): Promise<CommandEnd> {
  if (stopping)
    return { ok: false, code: null, output: 'not started: interrupted\n', stdout: '', overran: false, pid: 0 }
  command.begun?.()
  const show = command.output === 'show'
  const child = spawn(command.program, command.args, {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    detached: true,
  })
  const pid = child.pid ?? 0
  if (pid) running.add(pid)
  let output = ''
  let stdout = ''
  let overran = false
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text))

  let killer: NodeJS.Timeout | undefined
  const limit = setTimeout(() => {
    overran = true
    signalGroup(pid, 'SIGTERM')
    killer = setTimeout(() => signalGroup(pid, 'SIGKILL'), 2_000)
  }, command.limitMs)
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += `${command.program}: ${error.message}\n`
      resolve(null)
    })
    child.once('close', (exitCode) => resolve(exitCode))
  })
  clearTimeout(limit)
  clearTimeout(killer)
  running.delete(pid)
  if (overran) output += `stopped after ${command.limitMs / 1000} s, its limit\n`
  return { ok: code === 0 && !overran, code, output, stdout, overran, pid }
}

export type RunCommand = typeof runCommand

/** The same, with at most `slots` commands at a time; the others wait their turn. */
export function limitedTo(slots: number): RunCommand {
  let free = slots
  const waiting: (() => void)[] = []
  return async (command) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await runCommand(command)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
