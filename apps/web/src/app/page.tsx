import Link from 'next/link'
import { CandidateFrame } from '../components/candidate-frame.tsx'
import { buttonClass } from '../components/ui/button.tsx'

export default function Home() {
  return (
    <CandidateFrame screen="home">
      <h1 className="font-serif text-title font-medium sm:text-display">
        Candor holds spoken interviews and keeps every word.
      </h1>
      <div className="mt-6 space-y-4 text-large text-soft">
        <p>
          You write the questions and invite people. Each of them opens a link and talks with an AI interviewer in the
          browser. You read what was said, word for word, and decide.
        </p>
        <p>If you have been invited to an interview, open the link from your invitation.</p>
      </div>
      <div className="mt-10">
        <Link href="/interviews" prefetch={false} className={buttonClass()}>
          Open the desk
        </Link>
      </div>
    </CandidateFrame>
  )
}
