import { connection } from 'next/server'

/** 200 while this process answers at all; asks nobody. */
export async function GET(): Promise<Response> {
  await connection()
  return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
}
