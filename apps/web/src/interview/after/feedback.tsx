'use client'

import { type AfterAnswer, feedbackGrades } from '@candor/shared'
import { useId, useState } from 'react'
import { type WordKey, useWords } from '../messages/use-words.ts'

type Given = AfterAnswer['feedback']
const gradeKeys: Record<(typeof feedbackGrades)[number], WordKey> = {
  good: 'after.feedbackGood',
  mixed: 'after.feedbackMixed',
  bad: 'after.feedbackBad',
}

/** Two questions, one tap each. A tap is kept at once; one that could not be kept is taken back and said. */
export function Feedback({ given, onGive }: { given: Given; onGive: (given: Given) => Promise<boolean> }) {
  const words = useWords()
  const [shown, setShown] = useState(given)
  const [failed, setFailed] = useState(false)
  const give = async (news: Partial<Given>) => {
    const before = shown
    const next = { ...shown, ...news }
    setShown(next)
    const kept = await onGive(next)
    setFailed(!kept)
    if (!kept) setShown(before)
  }
  const said = shown.heard !== null || shown.worked !== null
  return (
    <>
      <p className="text-body text-faint">{words('after.feedbackPrivate')}</p>
      <div className="mt-4 grid gap-4">
        <Ask legend={words('after.feedbackHeard')} chosen={shown.heard} onChoose={(heard) => void give({ heard })} />
        <Ask
          legend={words('after.feedbackTechnical')}
          chosen={shown.worked}
          onChoose={(worked) => void give({ worked })}
        />
      </div>
      <p role="status" className={`mt-3 text-body ${failed ? 'text-red' : 'text-faint'}`}>
        {failed ? words('after.failed') : said && words('after.feedbackThanks')}
      </p>
    </>
  )
}

type AskProps = {
  readonly legend: string
  readonly chosen: Given['heard']
  readonly onChoose: (grade: (typeof feedbackGrades)[number]) => void
}

function Ask({ legend, chosen, onChoose }: AskProps) {
  const words = useWords()
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1 text-large">{legend}</legend>
      <div className="flex flex-wrap gap-x-6">
        {feedbackGrades.map((grade) => (
          <label key={grade} className="flex min-h-11 items-center gap-2.5 text-body">
            <input
              type="radio"
              name={name}
              checked={chosen === grade}
              onChange={() => onChoose(grade)}
              className="size-5 accent-accent"
            />
            {words(gradeKeys[grade])}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
