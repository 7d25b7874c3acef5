import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

const region = 'test-1'
const keys = { accessKeyId: 'AKTEST', secretAccessKey: 'a secret for tests' }
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

/** The signature a request must carry, worked out from Amazon's description of version 4 and nothing of ours. */
function signatureOf(request: IncomingMessage, signed: string, day: string): string {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://unused')
  const lines = signed.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const body = String(request.headers['x-amz-content-sha256'])
  const canonical = [request.method, pathname, searchParams.toString(), lines.join(''), signed, body].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha(canonical)].join('\n')
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${keys.secretAccessKey}`, day))
  return hmac(key, toSign).toString('hex')
}

function isSigned(request: IncomingMessage): boolean {
  const [, id, day = '', signed = '', signature = ''] =
    /Credential=([^/]+)\/(\d+)\/[^,]+, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    ) ?? []
  if (id !== keys.accessKeyId) return false
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(request, signed, day)))
}

/** A bucket that speaks S3 over HTTP as far as parts need it: signed PUT with a length, signed GET with a range. */
export async function openBucket(bucket = 'sound') {
  const objects = new Map<string, Buffer>()
  let failing = 0
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const say = (status: number, code: string) => response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`)
    const body = Buffer.concat(await request.toArray())
    if (failing > 0) {
      failing -= 1
      return void say(503, 'SlowDown')
    }
    if (!isSigned(request)) return void say(403, 'SignatureDoesNotMatch')
    const path = request.url ?? ''
    if (!path.startsWith(`/${bucket}/`)) return void say(404, 'NoSuchBucket')
    if (request.method === 'PUT') {
      if (request.headers['content-length'] === undefined) return void say(411, 'MissingContentLength')
      objects.set(path, body)
      return void response.writeHead(200).end()
    }
    const kept = objects.get(path)
    if (!kept) return void say(404, 'NoSuchKey')
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    const part = kept.subarray(Number(start), Number(end) + 1)
    response.writeHead(206, { 'content-length': part.length }).end(part)
  }
  const server = createServer((request, response) => void answer(request, response))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    objects,
    config: { kind: 's3', bucket, prefix: '', endpoint, region, ...keys, sessionToken: undefined } as const,
    fail: (times: number) => void (failing = times),
  }
}
