import { folderStorage } from './folder-storage.ts'
import { s3Storage } from './s3-storage.ts'
import type { Storage } from './storage.ts'
import type { StorageConfig } from './storage-config.ts'

/** The storage that was configured. Nothing is asked of it yet. */
export function openStorage(config: StorageConfig): Storage {
  return config.kind === 's3' ? s3Storage(config) : folderStorage(config.folder)
}
