import Link from 'next/link'

/** A candidate's name in a row that leads, wherever it is clicked, to their interview. The row must be `relative`. */
export function CandidateLink({ interviewId, name }: { interviewId: string; name: string }) {
  return (
    <Link
      href={`/interviews/${interviewId}`}
      prefetch={false}
      className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-offset-0"
    >
      {name}
    </Link>
  )
}
