import type { AppProps } from 'next/app'
import { fontClass } from '../look/fonts.ts'
// oxlint-disable-next-line import/no-unassigned-import
import '../app/globals.css'

export default function App({ Component, pageProps }: AppProps) {
  return (
    <div className={`${fontClass} min-h-dvh font-sans text-body`}>
      <Component {...pageProps} />
    </div>
  )
}
