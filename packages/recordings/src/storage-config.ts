import { resolve } from 'node:path'
import { z } from 'zod'
import type { S3Config } from './s3-storage.ts'

export type StorageConfig = { readonly kind: 'folder'; readonly folder: string } | S3Config

/** The environment variables of the storage, to be read by the `env.ts` of an app. */
export const storageVariables = {
  /** A folder, or `s3://bucket/prefix`. */
  AUDIO_STORAGE: z
    .string()
    .regex(/^(?!s3:)|^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w.~/-]*)?$/, 'must be a folder or s3://bucket/prefix')
    .optional(),
  AWS_ENDPOINT_URL_S3: z.url({ protocol: /^https?$/, error: 'must be an address, https://…' }).optional(),
  AWS_REGION: z.string().min(1).default('us-east-1'),
  AWS_ACCESS_KEY_ID: z.string().min(1).optional(),
  AWS_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  AWS_SESSION_TOKEN: z.string().min(1).optional(),
}
const Variables = z.object(storageVariables)

/** A variable that belongs to the storage is missing. */
export type StorageFault = { readonly variable: string; readonly why: string }

/** Where parts are kept. `usual` is the folder where nothing else was said. Answers with a fault when keys are missing. */
export function storageConfigFrom(
  given: z.output<typeof Variables>,
  usual: string,
): { ok: true; value: StorageConfig } | { ok: false; fault: StorageFault } {
  const place = given.AUDIO_STORAGE ?? usual
  if (!place.startsWith('s3://')) return { ok: true, value: { kind: 'folder', folder: resolve(place) } }
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = given
  const why = 'is needed where AUDIO_STORAGE is s3://…'
  if (!accessKeyId) return { ok: false, fault: { variable: 'AWS_ACCESS_KEY_ID', why } }
  if (!secretAccessKey) return { ok: false, fault: { variable: 'AWS_SECRET_ACCESS_KEY', why } }
  const [bucket = '', ...folders] = place.slice('s3://'.length).split('/')
  return {
    ok: true,
    value: {
      kind: 's3',
      bucket,
      prefix: folders.filter(Boolean).join('/'),
      endpoint: given.AWS_ENDPOINT_URL_S3,
      region: given.AWS_REGION,
      accessKeyId,
      secretAccessKey,
      sessionToken: given.AWS_SESSION_TOKEN,
    },
  }
}
