// Runs as a process of its own (guard.ts): stops the parts of a supervisor that died.
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import type { Ward } from './guard.ts'
import { processIdentity, signalGroup, signalProcess } from './process-identity.ts'

const wards = new Map<number, Ward>()

async function stop(ward: Ward): Promise<void> {
  const deadline = Date.now() + ward.limitMs
  signalProcess(ward.pid, ward.signal)
  // A dead process may stay listed as a zombie until its new parent takes notice; that is dead enough.
  while (processIdentity(ward.pid) !== undefined && Date.now() < deadline) await delay(25)
  signalGroup(ward.pid, 'SIGKILL')
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

for await (const line of createInterface({ input: process.stdin })) {
  const message: { watch?: Ward; forget?: number } = JSON.parse(line)
  if (message.watch) wards.set(message.watch.pid, message.watch)
  if (message.forget !== undefined) wards.delete(message.forget)
}

for (const ward of [...wards.values()].toSorted((a, b) => b.order - a.order)) await stop(ward)
