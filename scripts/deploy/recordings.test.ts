import { expect, test } from 'vitest'
import { recordings } from './recordings.ts'

const bucket = {
  AUDIO_STORAGE: 's3://sound/here',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AK',
  AWS_SECRET_ACCESS_KEY: 'x',
}
const look = (web: Record<string, string> = {}, agent: Record<string, string> = {}) =>
  recordings({ root: '/nowhere', web: { ...bucket, ...web }, agent: { ...bucket, ...agent } })

test('one bucket for both is well, each with keys of its own', () => {
  expect(look()).toMatchObject({ ok: true, cause: 'both name s3://sound/here' })
  expect(look({ AUDIO_STORAGE: 's3://sound/here/', AWS_ACCESS_KEY_ID: 'reader' })).toMatchObject({ ok: true })
})

test.each([
  ['no storage', {}, { AUDIO_STORAGE: '' }, 'AUDIO_STORAGE of the agent is missing'],
  ['a folder', { AUDIO_STORAGE: '/var/lib/sound' }, {}, 'AUDIO_STORAGE of the web app is the folder /var/lib/sound'],
  ['another bucket', { AUDIO_STORAGE: 's3://other/here' }, {}, 'differ in AUDIO_STORAGE'],
  ['another prefix', {}, { AUDIO_STORAGE: 's3://sound/there' }, 'differ in AUDIO_STORAGE'],
  ['another service', { AWS_ENDPOINT_URL_S3: 'https://sound.example' }, {}, 'differ in AWS_ENDPOINT_URL_S3'],
  ['another region', { AWS_REGION: 'us-east-1' }, {}, 'differ in AWS_REGION'],
  ['no region', { AWS_REGION: '' }, {}, 'AWS_REGION of the web app is missing'],
  ['no key', { AWS_SECRET_ACCESS_KEY: '' }, {}, 'AWS_SECRET_ACCESS_KEY of the web app is missing'],
] as const)('%s is refused, and named', (_, web, agent, cause) => {
  expect(look(web, agent)).toMatchObject({ ok: false, cause: expect.stringContaining(cause) })
})
