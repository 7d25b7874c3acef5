import { seconds, within } from '@candor/shared'
import { readInstallation } from '@candor/store'
import { connection } from 'next/server'
import { parts } from '../../../server/parts.ts'
import { problemOf } from '../../../server/problem.ts'

/** 200 when the app can do its work: it runs and its database answers within two seconds. */
export async function GET(): Promise<Response> {
  await connection()
  try {
    await within(seconds(2), 'ask the database', () => readInstallation(parts().db))
    return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problemOf(error, 'health')
  }
}
