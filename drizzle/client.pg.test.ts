import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect as connectTo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { within } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, inject, onTestFinished, test, vi } from 'vitest'
import { connect } from './client.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
  }
}

/** Stands between a pool and PostgreSQL. `swallow`: the lines there are carry nothing any more, and nobody is told. */
async function openLine(): Promise<{ url: string; swallow: () => void; opened: () => number }> {
  const there = new URL(inject('serverUrl'))
  const sockets = new Set<Socket>()
  let opened = 0
  const server = createServer((client) => {
    opened += 1
    const database = connectTo(Number(there.port), there.hostname)
    for (const socket of [client, database]) sockets.add(socket.on('error', () => {}))
    client.pipe(database).pipe(client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  const here = new URL(there)
  here.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: here.href,
    opened: () => opened,
    swallow: () => {
      for (const socket of sockets) socket.unpipe().resume()
    },
  }
}

const one = sql`select 1 as one`

test('a line that is cut without a word fails its statements within the limit, and the pool heals', async () => {
  const { url, swallow, opened } = await openLine()
  const { db, close } = connect(url, { max: 2, answerLimitMs: 400 })
  onTestFinished(() => close(0))
  await Promise.all([db.execute(sql`select pg_sleep(0.05)`), db.execute(sql`select pg_sleep(0.05)`)])
  expect(opened()).toBe(2)
  swallow()
  // As the product asks: each statement is waited for only so long, and then another one is sent.
  const ask = () => within(100, 'ask', () => db.execute(one)).then(([row]) => row?.['one'], () => null) // prettier-ignore
  await expect.poll(() => Promise.all([ask(), ask()]), { interval: 20 }).toEqual([1, 1])
  expect(opened(), 'both lines were opened anew').toBe(4)
})

test('a statement that takes its time, and a line on which nothing is asked, are left alone', async () => {
  const { url, opened } = await openLine()
  const { db, close } = connect(url, { max: 1, answerLimitMs: 400 })
  const heard: string[] = []
  const listening = await db.$client.listen('candor_test_line', (text) => heard.push(text))
  for (let round = 0; round < 5; round += 1) await db.execute(sql`select pg_sleep(0.2)`)
  await db.execute(sql`select pg_notify('candor_test_line', 'still there')`)
  await expect.poll(() => heard).toEqual(['still there'])
  expect(opened(), 'one for statements, one to listen').toBe(2)
  await listening.unlisten()
  await close()
})

describe('with a limit for answers, as without one,', () => {
  const ask = async (url: string) => {
    const { db, close } = connect(url, { max: 1, answerLimitMs: 400 })
    onTestFinished(() => close(0))
    return [...(await db.execute(one))]
  }
  const listening = async (server: Server, ...where: [number, string] | [string]) => {
    await once(server.listen(...(where as [string])), 'listening')
    onTestFinished(() => void server.close())
  }

  test('the second of several hosts is asked where the first is away', async () => {
    const { url } = await openLine()
    expect(await ask(url.replace('127.0.0.1', '127.0.0.1:1,127.0.0.1'))).toEqual([{ one: 1 }])
  })

  test('a Unix socket named by the environment is used', async () => {
    const there = new URL(inject('serverUrl'))
    const folder = mkdtempSync(join(tmpdir(), 'candor-socket-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const line = createServer((client) => {
      const database = connectTo(Number(there.port), there.hostname).on('error', () => {})
      client.on('error', () => {}).pipe(database).pipe(client) // prettier-ignore
    })
    await listening(line, join(folder, '.s.PGSQL.5432'))
    vi.stubEnv('PGHOST', folder)
    vi.stubEnv('PGUSER', decodeURIComponent(there.username))
    vi.stubEnv('PGPASSWORD', decodeURIComponent(there.password))
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(await ask(`postgres://${there.pathname}`)).toEqual([{ one: 1 }])
  })

  test('a server is told under TLS by which name it is asked', async () => {
    const heard: string[] = []
    const server = createServer((client) => {
      client.on('error', () => {})
      client.once('data', () => {
        client.write('S')
        client.once('data', (hello: Buffer) => {
          heard.push(hello.toString('latin1'))
          client.destroy()
        })
      })
    })
    await listening(server, 0, '127.0.0.1')
    const { port } = server.address() as AddressInfo
    await expect(ask(`postgres://nobody@localhost:${port}/none?sslmode=require`)).rejects.toThrow()
    expect(heard[0]).toContain('localhost')
  })
})
