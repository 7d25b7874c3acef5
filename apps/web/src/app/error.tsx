'use client'

import { CandidateFrame } from '../components/candidate-frame.tsx'
import { Notice } from '../components/notice.tsx'
import { Button } from '../components/ui/button.tsx'

/** Shown in place of a page that could not be made; `retry` asks the server for it again. The error itself stays in the server's log. */
export default function PageError({ retry }: { retry: () => void }) {
  return (
    <CandidateFrame screen="error">
      <Notice title="This page could not be made just now." action={<Button onClick={retry}>Try again</Button>}>
        <p>
          A part of Candor did not answer. Nothing you said or wrote is lost. Wait a few seconds and try again; if it
          stays like this, tell whoever invited you.
        </p>
      </Notice>
    </CandidateFrame>
  )
}
