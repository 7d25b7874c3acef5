'use client'

import { CandidateFrame } from '../components/candidate-frame.tsx'
import { Notice } from '../components/notice.tsx'
import { Button } from '../components/ui/button.tsx'

/** Both languages stand here: when a page fails, nothing that could fail with it is asked for words. */
const words = {
  en: {
    title: 'This page could not be made just now.',
    text: 'A part of Candor did not answer. Nothing you said or wrote is lost. Wait a few seconds and try again; if it stays like this, tell whoever invited you.',
    again: 'Try again',
  },
  de: {
    title: 'Diese Seite ließ sich gerade nicht herstellen.',
    text: 'Ein Teil von Candor hat nicht geantwortet. Nichts von dem, was Sie gesagt oder geschrieben haben, ist verloren. Warten Sie einige Sekunden und versuchen Sie es noch einmal; bleibt es dabei, sagen Sie es der Person, die Sie eingeladen hat.',
    again: 'Noch einmal versuchen',
  },
}

/** Shown in place of a page that could not be made; `retry` asks the server for it again. The error itself stays in the server's log. */
export default function PageError({ retry }: { retry: () => void }) {
  const { title, text, again } =
    words[typeof document !== 'undefined' && document.documentElement.lang === 'de' ? 'de' : 'en']
  return (
    <CandidateFrame screen="error">
      <Notice title={title} action={<Button onClick={retry}>{again}</Button>}>
        <p>{text}</p>
      </Notice>
    </CandidateFrame>
  )
}
