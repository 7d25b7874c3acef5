import { setTimeout as delay } from 'node:timers/promises'
import { deskCookie } from '../../../../server/desk-cookie.ts'
import { deskPath } from '../../../../server/desk-request.ts'
import { parts } from '../../../../server/parts.ts'
import { problem, problemOf } from '../../../../server/problem.ts'
import { isSameOrigin } from '../../../../server/same-origin.ts'
import { sameText } from '../../../../server/seal.ts'

/** What a wrong key costs, so that trying many is slow. */
const wrongKeyMs = 600

/** The sign-in form. */
export async function POST(request: Request): Promise<Response> {
  try {
    if (!isSameOrigin(request.headers, parts().env.appUrl)) return problem('other_origin')
    const form = await request.formData()
    return await signIn(form.get('key'), form.get('to'))
  } catch (error) {
    return problemOf(error, 'sign-in')
  }
}

/** A sign-in link, `/desk/sign-in?key=…`, as the start of a local installation prints it. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { searchParams } = new URL(request.url)
    return await signIn(searchParams.get('key'), searchParams.get('to'))
  } catch (error) {
    return problemOf(error, 'sign-in')
  }
}

async function signIn(key: FormDataEntryValue | null, to: FormDataEntryValue | null): Promise<Response> {
  const { env } = parts()
  const path = deskPath(typeof to === 'string' ? to : null)
  const right = typeof key === 'string' && sameText(key.trim(), env.deskKey)
  if (!right) await delay(wrongKeyMs)
  const headers = new Headers({ 'cache-control': 'no-store' })
  headers.set('location', right ? path : `/desk/sign-in?wrong&to=${encodeURIComponent(path)}`)
  if (right) headers.set('set-cookie', deskCookie(env, Date.now()))
  return new Response(null, { status: 303, headers })
}
