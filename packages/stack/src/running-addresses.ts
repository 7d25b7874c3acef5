import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readRunningStack } from './running-stack.ts'
import type { Addresses } from './addresses.ts'

const fileIn = (dataDir: string) => join(resolve(dataDir), 'run', 'addresses.json')

/** Keeps the addresses of a running stack, with its logins, where only their owner may read them. */
export function keepAddresses(dataDir: string, addresses: Addresses): void {
  writeFileSync(fileIn(dataDir), JSON.stringify(addresses), { mode: 0o600 })
}

/** The addresses of the stack that runs from a data folder and is ready, or undefined. */
export function readRunningAddresses(dataDir: string): Addresses | undefined {
  if (!readRunningStack(dataDir)) return undefined
  return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Addresses
}
