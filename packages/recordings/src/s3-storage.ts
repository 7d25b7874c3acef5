import { openAsBlob } from 'node:fs'
import { AwsClient } from 'aws4fetch'
import { soundType, type Storage } from './storage.ts'

export type S3Config = {
  readonly kind: 's3'
  readonly bucket: string
  /** Put before every key, without a slash at its ends; empty for none. */
  readonly prefix: string
  /** Where another service than Amazon's answers; the bucket is then the first part of the path. */
  readonly endpoint: string | undefined
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string | undefined
}

/** A fault of the service is tried again so often at once; whoever asked tries again later. */
const retries = 2

/** Keeps parts in a bucket of Amazon S3 or of a service that speaks like it. */
export function s3Storage(config: S3Config): Storage {
  const { accessKeyId, secretAccessKey, sessionToken, region } = config
  const token = sessionToken ? { sessionToken } : {}
  const client = new AwsClient({ accessKeyId, secretAccessKey, ...token, service: 's3', region, retries })
  const base = baseOf(config)
  return {
    put: async (key, path, signal) => {
      // A file as a blob is sent as it is read, with its length said before, which the service asks for.
      const body = await openAsBlob(path, { type: soundType })
      const answer = await client.fetch(`${base}/${key}`, {
        method: 'PUT',
        body,
        signal,
        headers: { 'content-type': soundType, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
      })
      if (!answer.ok) throw await refusal(answer)
      await answer.body?.cancel()
    },
    read: async (key, { start, end }, signal) => {
      const answer = await client.fetch(`${base}/${key}`, { headers: { range: `bytes=${start}-${end}` }, signal })
      if (answer.status === 206) return answer.body
      if (answer.status !== 404) throw await refusal(answer)
      await answer.body?.cancel()
      return null
    },
  }
}

function baseOf({ bucket, prefix, endpoint, region }: S3Config): string {
  const host = endpoint ? `${endpoint.replace(/\/+$/, '')}/${bucket}` : `https://${bucket}.s3.${region}.amazonaws.com`
  return prefix ? `${host}/${prefix}` : host
}

/** The service's own code says what is wrong; the rest of its answer may hold the request. */
async function refusal(answer: Response): Promise<Error> {
  const code = /<Code>([A-Za-z]+)<\/Code>/.exec(await answer.text())?.[1]
  return new Error(`the audio storage answered ${answer.status}${code ? ` ${code}` : ''}`)
}
