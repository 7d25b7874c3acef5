import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { balance } from './balance.ts'

async function server(name: string): Promise<{ port: number; close: () => Promise<void> }> {
  const one = createServer((_, response) => response.setHeader('connection', 'close').end(name)).listen(0, '127.0.0.1')
  await once(one, 'listening')
  const close = async (): Promise<void> => {
    if (!one.listening) return
    one.close()
    await once(one, 'close')
  }
  onTestFinished(close)
  return { port: (one.address() as AddressInfo).port, close }
}

test('lines go to one after the other, and past one that is gone', async () => {
  const [a, b] = [await server('a'), await server('b')]
  const balancer = await balance([a.port, b.port])
  onTestFinished(balancer.close)
  const ask = async (): Promise<string> => (await fetch(`http://127.0.0.1:${balancer.port}/`)).text()
  expect([await ask(), await ask()].toSorted()).toEqual(['a', 'b'])
  expect(balancer.given()).toEqual([1, 1])
  await a.close()
  expect([await ask(), await ask(), await ask()]).toEqual(['b', 'b', 'b'])
  await b.close()
  await expect(ask()).rejects.toThrow('fetch failed')
})
