import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordings } from './checks/recordings.ts'
import { lookAt, nobodyAt, ownFolder, serve } from './testing/stage.ts'

const bucketAt = (endpoint: string) => ({
  AUDIO_STORAGE: 's3://sound/here',
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'very-private',
})

test('a folder with a file in its way is told; one that is only not there yet is well', async () => {
  const dataDir = ownFolder()
  expect(await lookAt(recordings, { dataDir })).toMatchObject({ ok: true, cause: expect.stringContaining('audio') })
  writeFileSync(join(dataDir, 'audio'), 'a file where a folder should be')
  expect(await lookAt(recordings, { dataDir })).toMatchObject({ ok: false, cause: expect.stringContaining('ENOTDIR') })
})

test('a bucket that refuses the keys is told by its own code, never with the key', async () => {
  const refusing = await serve((_request, response) =>
    response.writeHead(403).end('<Error><Code>InvalidAccessKeyId</Code></Error>'),
  )
  const found = await lookAt(recordings, { env: bucketAt(refusing) })
  expect(found).toMatchObject({ ok: false, cause: expect.stringContaining('403 InvalidAccessKeyId') })
  expect(JSON.stringify(found)).not.toContain('very-private')
})

test('a bucket that knows the keys and not the part is well; one that is gone, or half named, is not', async () => {
  const there = await serve((_request, response) => response.writeHead(404).end())
  expect(await lookAt(recordings, { env: bucketAt(there) })).toMatchObject({ ok: true })
  expect(await lookAt(recordings, { env: bucketAt(`http://${await nobodyAt()}`) })).toMatchObject({ ok: false })
  const half = { ...bucketAt(there), AWS_SECRET_ACCESS_KEY: '' }
  expect(await lookAt(recordings, { env: half })).toMatchObject({
    ok: false,
    cause: expect.stringContaining('AWS_SECRET_ACCESS_KEY is needed'),
  })
})
