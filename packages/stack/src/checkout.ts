import { fileURLToPath } from 'node:url'

/** The folder this checkout stands in: the apps are started from here. */
export const checkoutRoot = fileURLToPath(new URL('../../..', import.meta.url))
