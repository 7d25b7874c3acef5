import type { Metadata } from 'next'
import { CandidateFrame } from '../components/candidate-frame.tsx'
import { Notice } from '../components/notice.tsx'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <CandidateFrame screen="not-found">
      <Notice title="There is no page at this address.">
        <p>
          If you came for an interview, open the link from your invitation again. It works in the browser you open it
          in, so a copied address of a later page does not.
        </p>
      </Notice>
    </CandidateFrame>
  )
}
