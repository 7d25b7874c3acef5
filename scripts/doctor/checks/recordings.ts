import { constants, existsSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openStorage, storageConfigFrom } from '@candor/recordings'
import { type Check, ill, well } from '../check.ts'

/** A key that no part ever has: asking for it proves address, bucket and rights, and leaves nothing there. */
const nobodysKey = 'doctor/nothing'

export const recordings: Check = {
  name: 'recordings',
  remedy:
    'Put AUDIO_STORAGE and the AWS_ variables right; the keys must be able to list, read and write in that bucket.',
  async look({ env, dataDir }, signal) {
    const given = (name: string) => env[name] || undefined
    const config = storageConfigFrom(
      {
        AUDIO_STORAGE: given('AUDIO_STORAGE'),
        AWS_ENDPOINT_URL_S3: given('AWS_ENDPOINT_URL_S3'),
        AWS_REGION: given('AWS_REGION') ?? 'us-east-1',
        AWS_ACCESS_KEY_ID: given('AWS_ACCESS_KEY_ID'),
        AWS_SECRET_ACCESS_KEY: given('AWS_SECRET_ACCESS_KEY'),
        AWS_SESSION_TOKEN: given('AWS_SESSION_TOKEN'),
      },
      join(dataDir, 'audio'),
    )
    if (!config.ok) return ill(`${config.fault.variable} ${config.fault.why}`, this.remedy)
    if (config.value.kind === 'folder') return lookInto(config.value.folder)
    const found = await openStorage(config.value).read(nobodysKey, { start: 0, end: 0 }, signal)
    await found?.cancel()
    return well(`the bucket ${config.value.bucket} answers and takes the keys`)
  },
}

async function lookInto(folder: string) {
  const nearest = (path: string): string => (existsSync(path) || path === dirname(path) ? path : nearest(dirname(path)))
  const place = nearest(folder)
  try {
    // A file in the way of the folder can be written, but nothing can be put into it.
    await access(`${place}/.`, constants.W_OK | constants.X_OK)
    return well(`sound goes to ${folder}`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return ill(`${folder} cannot be written: ${why}`, 'Change its owner, or name another folder as AUDIO_STORAGE.')
  }
}
