import type { AppProps } from 'next/app'
import { sans, serif, serifExtended } from '../look/fonts.ts'
// oxlint-disable-next-line import/no-unassigned-import
import '../app/globals.css'

export default function App({ Component, pageProps }: AppProps) {
  return (
    <div className={`${sans.variable} ${serif.variable} ${serifExtended.variable} min-h-dvh font-sans text-body`}>
      <Component {...pageProps} />
    </div>
  )
}
