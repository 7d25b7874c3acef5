import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { minutes } from '@candor/shared'
import { expect, onTestFinished, test } from 'vitest'
import { letTimePass, openedAttempt, useStage } from '../../../../../packages/store/src/testing/stage.ts'
import { lookForAlerts } from './watch-alerts.ts'

const stage = useStage()

test('an attempt that nobody ends is told to the webhook, once, however many workers look', async () => {
  const { db, agentDb } = stage()
  const got: string[] = []
  const server = createServer(
    (request, response) => void text(request).then((body) => response.end(String(got.push(body)))),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const config = { webhook: { url, secret: undefined }, mail: undefined, quiet: undefined, longMs: minutes(180) }
  const look = () => lookForAlerts({ db: agentDb, config })

  const { id: attemptId } = await openedAttempt(db)
  await look()
  await letTimePass(db, { attemptId, ms: minutes(11) })
  await look()
  expect(got, 'it may be ended this very second').toEqual([])
  await db.$client.unsafe(`update alert set began_at = now() - interval '1 minute'`)
  await Promise.all([look(), look(), look()])
  await look()
  expect(got).toHaveLength(1)
  expect(got[0]).toContain(`not ended: ${attemptId}`)
})
