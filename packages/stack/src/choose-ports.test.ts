import { expect, test } from 'vitest'
import { choosePorts, portWords } from './choose-ports.ts'
import { PortChooser } from './net/find-port.ts'

/** A machine on which these ports are taken; the system hands out free ones from 50000 on. */
function chooser(...taken: number[]) {
  let next = 50_000
  return new PortChooser((port) => Promise.resolve(port === 0 ? next++ : taken.includes(port) ? undefined : port))
}

test('the usual ports are taken where they are free', async () => {
  const ports = await choosePorts({ usual: true, web: undefined, workers: 2 }, chooser())
  expect(ports.web).toEqual({ port: 3000, moved: false })
  expect(
    [ports.postgres, ports.livekit, ports.livekitTcp, ports.livekitUdp, ports.voice].map(({ port }) => port),
  ).toEqual([54_329, 7880, 7881, 7882, 4100])
  expect(ports.agents.map(({ port }) => port)).toEqual([8081, 8082])
})

test('a taken port is left alone, and the line says so', async () => {
  const { postgres } = await choosePorts({ usual: true, web: undefined, workers: 1 }, chooser(54_329))
  expect(portWords(postgres, 54_329)).toBe('127.0.0.1:50000 (54329 is taken)')
})

test('tests get free ports only, and none twice', async () => {
  const { agents, ...ports } = await choosePorts({ usual: false, web: undefined, workers: 3 }, chooser())
  const all = [...Object.values(ports), ...agents]
  expect(new Set(all.map(({ port }) => port)).size).toBe(9)
  expect(all.every(({ port, moved }) => port >= 50_000 && !moved)).toBe(true)
})

test('the web port the user asks for is taken or refused, with another one named', async () => {
  expect((await choosePorts({ usual: true, web: 4000, workers: 1 }, chooser())).web.port).toBe(4000)
  const refused = choosePorts({ usual: true, web: 4000, workers: 1 }, chooser(4000))
  await expect(refused).rejects.toThrow(/Port 4000 is taken.*--port 50000 is free/)
})
