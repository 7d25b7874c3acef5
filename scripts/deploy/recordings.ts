import { openStorage, type StorageConfig, storageConfigFrom } from '@candor/recordings'
import { type Finding, ill, well } from '../doctor/check.ts'
import type { Target } from './target.ts'

type Variables = Target['web']

const remedy =
  'Give web app and agent the same AUDIO_STORAGE=s3://bucket/prefix and AWS_REGION, each with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'
const nobodysKey = 'deploy-check/nothing'

/** The bucket that one side names, or what is wrong with it. Off one machine a folder is as good as nothing. */
function bucketOf(side: string, variables: Variables): Extract<StorageConfig, { kind: 's3' }> | string {
  const given = (name: string) => variables[name] || undefined
  const place = given('AUDIO_STORAGE')
  if (!place?.startsWith('s3://')) {
    return `AUDIO_STORAGE of the ${side} is ${place ? `the folder ${place}` : 'missing'}: recordings would be lost with its machine`
  }
  // Vercel's functions carry a region of their own, which need not be the bucket's.
  if (!given('AWS_REGION')) return `AWS_REGION of the ${side} is missing`
  const config = storageConfigFrom(
    {
      AUDIO_STORAGE: place,
      AWS_ENDPOINT_URL_S3: given('AWS_ENDPOINT_URL_S3'),
      AWS_REGION: given('AWS_REGION') ?? '',
      AWS_ACCESS_KEY_ID: given('AWS_ACCESS_KEY_ID'),
      AWS_SECRET_ACCESS_KEY: given('AWS_SECRET_ACCESS_KEY'),
      AWS_SESSION_TOKEN: given('AWS_SESSION_TOKEN'),
    },
    '',
  )
  if (!config.ok) return `${config.fault.variable} of the ${side} is missing`
  return config.value.kind === 's3' ? config.value : `AUDIO_STORAGE of the ${side} is no bucket`
}

/** Whether web app and agent name one bucket: the agent's worker writes there what the desk plays. */
export function recordings({ web, agent }: Target): Finding {
  const [written, played] = [bucketOf('agent', agent), bucketOf('web app', web)]
  if (typeof written === 'string') return ill(written, remedy)
  if (typeof played === 'string') return ill(played, remedy)
  const names = {
    AUDIO_STORAGE: written.bucket === played.bucket && written.prefix === played.prefix,
    AWS_REGION: written.region === played.region,
    AWS_ENDPOINT_URL_S3: written.endpoint === played.endpoint,
  }
  const other = Object.entries(names).flatMap(([name, same]) => (same ? [] : [name]))
  if (other.length > 0) return ill(`web app and agent differ in ${other.join(', ')}`, remedy)
  return well(`both name s3://${[written.bucket, written.prefix].filter(Boolean).join('/')}`)
}

/** Whether the bucket answers and takes the keys of both; asking for what is never there leaves nothing behind. */
export async function recordingsBucket({ web, agent }: Target, signal: AbortSignal): Promise<Finding> {
  for (const [side, variables] of [['agent', agent] as const, ['web app', web] as const]) {
    const bucket = bucketOf(side, variables)
    if (typeof bucket === 'string') return ill(bucket, remedy)
    const found = await openStorage(bucket).read(nobodysKey, { start: 0, end: 0 }, signal)
    await found?.cancel()
  }
  return well('answers, and takes the keys of both')
}
