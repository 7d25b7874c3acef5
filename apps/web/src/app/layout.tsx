import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { preload } from 'react-dom'
import { directions } from '../interview/messages/catalogue.ts'
import { fontClass, serifUrl } from '../look/fonts.ts'
import { pageLanguage } from '../server/page-language.ts'
// oxlint-disable-next-line import/no-unassigned-import
import './globals.css'

/** Every page carries a nonce of its own request, so none can be made in advance. */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Candor', template: '%s · Candor' },
  description: 'Spoken interviews that end, return and keep every word.',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#171410' },
  ],
}

export default async function Layout({ children }: { children: ReactNode }) {
  preload(serifUrl, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  const language = await pageLanguage()
  return (
    <html lang={language} dir={directions[language]} className={fontClass}>
      <body className="min-h-dvh text-body">{children}</body>
    </html>
  )
}
