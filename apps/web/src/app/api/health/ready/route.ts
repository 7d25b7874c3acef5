import { connection } from 'next/server'
import { parts } from '../../../../server/parts.ts'
import { readinessOf, webNeeds } from '../../../../server/readiness.ts'

/** 200 when a candidate can be let in here: database of this version, LiveKit. Says as well whether a worker has a place. 503 otherwise. */
export async function GET(): Promise<Response> {
  await connection()
  const readiness = await readinessOf(webNeeds(parts()))
  return Response.json(readiness, { status: readiness.ok ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
