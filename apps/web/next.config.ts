import { join } from 'node:path'
import type { NextConfig } from 'next'

const repository = join(import.meta.dirname, '..', '..')

/** For every answer, files included. The policy for content carries a nonce and is set in `src/proxy.ts`. */
const headers = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'microphone=(self), camera=(), geolocation=(), display-capture=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

export default {
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingRoot: repository,
  turbopack: {
    root: repository,
    // Messages are compiled on the server (src/interview/messages/compiled.ts), so no page needs their parser.
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  transpilePackages: ['@candor/shared', '@candor/drizzle', '@candor/store', '@candor/rooms', '@candor/recordings'],
  headers: () =>
    Promise.resolve([{ source: '/:path*', headers: Object.entries(headers).map(([key, value]) => ({ key, value })) }]),
  rewrites: () =>
    Promise.resolve({
      // A sign-in link opens the desk at once; a page cannot set the cookie, a route can.
      beforeFiles: [
        { source: '/desk/sign-in', has: [{ type: 'query', key: 'key' }], destination: '/api/desk/sign-in' },
      ],
      afterFiles: [],
      fallback: [],
    }),
} satisfies NextConfig
