import { done, type EpochWords, type Outcome, Plan, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { type Attempt, attemptColumns } from '../attempts/attempt.ts'
import { readCorrections } from '../candidate/read-after.ts'
import { readRecordings } from '../recordings/read-recordings.ts'
import type { RecordingPart } from '../recordings/recording-part.ts'
import { type Asked, fromRow, ofOrganisation, rowsOf } from '../rows.ts'
import { readEpochWords } from '../transcripts/read-epoch-words.ts'
import { readSeams, type SeamEvent } from '../transcripts/read-seams.ts'
import { readTranscript, type StoredItem } from '../transcripts/read-transcript.ts'

export type InterviewReading = {
  readonly interviewId: string
  readonly candidateName: string
  readonly plan: Plan
  readonly attempts: readonly (Attempt & {
    readonly items: readonly StoredItem[]
    readonly words: readonly EpochWords[]
    readonly recordings: readonly RecordingPart[]
    readonly seams: readonly SeamEvent[]
    /** What the candidate says they said, by item; the items stay as they were heard. */
    readonly corrections: ReadonlyMap<string, string>
  })[]
}

/** An interview with all its attempts, oldest first, what was said in each and its sound: what the recruiter's page shows. */
export async function readInterview(
  db: Asked,
  { interviewId }: { interviewId: string },
): Promise<Outcome<InterviewReading, 'interview_unknown'>> {
  const [row] = await rowsOf(
    db,
    sql`select candidate_name, plan from interview join template_version using (template_id)
        where interview.id = ${interviewId} and version = interview.template_version and ${ofOrganisation(db, sql`organisation_id`)}`,
  )
  if (!row) return refused('interview_unknown')
  const attempts = await rowsOf(
    db,
    sql`select ${attemptColumns('attempt')} from attempt where interview_id = ${interviewId} order by number`,
  )
  return done({
    interviewId,
    candidateName: String(row['candidate_name']),
    plan: Plan.parse(row['plan']),
    attempts: await Promise.all(
      attempts.map(async (attempt) => {
        const of = { attemptId: String(attempt['id']) }
        const [items, words, recordings, seams, corrections] = await Promise.all([
          readTranscript(db, of),
          readEpochWords(db, of),
          readRecordings(db, of),
          readSeams(db, of),
          readCorrections(db, of),
        ])
        return { ...fromRow<Attempt>(attempt), items, words, recordings, seams, corrections }
      }),
    ),
  })
}
