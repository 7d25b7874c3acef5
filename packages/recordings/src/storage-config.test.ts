import { expect, test } from 'vitest'
import { z } from 'zod'
import { storageConfigFrom, storageVariables } from './storage-config.ts'

const Variables = z.object(storageVariables)
const from = (given: Record<string, string>) => storageConfigFrom(Variables.parse(given), '/data/audio')
const keys = { AWS_ACCESS_KEY_ID: 'AK', AWS_SECRET_ACCESS_KEY: 'secret' }

test('parts are kept in a folder, the usual one where nothing was said', () => {
  expect(from({})).toEqual({ ok: true, value: { kind: 'folder', folder: '/data/audio' } })
  expect(from({ AUDIO_STORAGE: '/mnt/sound' })).toEqual({ ok: true, value: { kind: 'folder', folder: '/mnt/sound' } })
})

test('or in a bucket, under a prefix, at Amazon or elsewhere', () => {
  expect(from({ AUDIO_STORAGE: 's3://sound', ...keys })).toMatchObject({
    value: { kind: 's3', bucket: 'sound', prefix: '', region: 'us-east-1', endpoint: undefined },
  })
  const elsewhere = { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9000', AWS_REGION: 'auto' }
  expect(from({ AUDIO_STORAGE: 's3://sound/a/b/', ...keys, ...elsewhere })).toMatchObject({
    value: { prefix: 'a/b', endpoint: 'http://127.0.0.1:9000', region: 'auto' },
  })
})

test('a bucket without its keys is told by the variable that is missing', () => {
  const fault = (given: Record<string, string>) => from({ AUDIO_STORAGE: 's3://sound', ...given })
  expect(fault({})).toMatchObject({ ok: false, fault: { variable: 'AWS_ACCESS_KEY_ID' } })
  expect(fault({ AWS_ACCESS_KEY_ID: 'AK' })).toMatchObject({ fault: { variable: 'AWS_SECRET_ACCESS_KEY' } })
})

test.each(['s3://', 's3:/sound', 's3://UPPER', 's3://sound?x=1'])('%s is no storage', (place) => {
  expect(Variables.safeParse({ AUDIO_STORAGE: place }).success).toBe(false)
})
