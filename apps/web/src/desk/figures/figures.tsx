import { type BoardFigures, type QuestionFigures, readBoardFigures, readQuestionFigures } from '@candor/store'
import type { Visitor } from '../../server/accounts/visitor.ts'
import { reasonWords } from '../state-words.ts'
import { clock } from '../time-words.ts'
import { BarTable } from './bar-table.tsx'
import type { FiguresAddress } from './figures-address.ts'

/** How interviews came on: how far, why they ended, how long they took, and at which question they broke off. */
export async function Figures({ visitor, address }: { readonly visitor: Visitor; readonly address: FiguresAddress }) {
  const { days, template: templateId } = address
  const [figures, questions] = await visitor.inDesk('lead_interviews', (desk) =>
    Promise.all([
      readBoardFigures(desk, { days, templateId }),
      templateId ? readQuestionFigures(desk, { days, templateId }) : null,
    ]),
  )
  if (figures.funnel.invited === 0)
    return (
      <div className="border-y border-rule py-16">
        <p className="font-serif text-lead">Nobody was invited in this time.</p>
        <p className="mt-2 text-body text-soft">Choose a longer time, or all templates.</p>
      </div>
    )
  return (
    <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
      <Funnel {...figures.funnel} />
      <Ends ends={figures.ends} />
      <Lengths figures={figures} />
      {questions ? <Questions questions={questions} /> : <ChooseTemplate />}
    </div>
  )
}

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`)

function Funnel({ invited, entered, talked, completed }: BoardFigures['funnel']) {
  const steps = [
    ['Invited', invited, invited],
    ['Came to the room', entered, invited],
    ['Talked', talked, entered],
    ['Completed', completed, talked],
  ] as const
  return (
    <BarTable
      title="How far they came"
      columns={['Step', 'Interviews', 'Of the step before', 'Of all']}
      rows={steps.map(([name, count, before]) => ({
        key: name,
        name,
        count,
        more: [name === 'Invited' ? '' : percent(count, before), percent(count, invited)],
      }))}
    />
  )
}

function Ends({ ends }: Pick<BoardFigures, 'ends'>) {
  const all = ends.reduce((sum, { count }) => sum + count, 0)
  return (
    <BarTable
      title="Why they ended"
      columns={['Reason', 'Interviews', 'Of all that ended']}
      rows={ends.map(({ reason, count }) => ({
        key: reason,
        name: reasonWords[reason],
        count,
        more: [percent(count, all)],
      }))}
    />
  )
}

function Lengths({ figures: { lengths, spans } }: { readonly figures: BoardFigures }) {
  const note = lengths
    ? `Half of them between ${clock(lengths.lower)} and ${clock(lengths.upper)}, the middle one ${clock(lengths.middle)}.`
    : 'No talk has ended yet.'
  return (
    <BarTable
      title="How long they talked"
      note={note}
      columns={['Length', 'Talks', 'Of all']}
      rows={spans.slice(0, 24).map(({ fromMs, count }) => ({
        key: String(fromMs),
        name: `${fromMs / 60_000} to ${fromMs / 60_000 + 5} min`,
        count,
        more: [percent(count, lengths?.count ?? 0)],
      }))}
    />
  )
}

function Questions({ questions }: { readonly questions: readonly QuestionFigures[] }) {
  return (
    <BarTable
      title="Where talks broke off"
      note="At each question: talks that ended there without being completed, for whatever reason."
      tone="loss"
      columns={['Question', 'Broke off', 'Of those that came to it', 'Came to it']}
      rows={questions.map(({ questionId, text, reached, leftHere }, index) => ({
        key: questionId,
        name: `${index + 1}. ${text}`,
        count: leftHere,
        more: [percent(leftHere, reached), String(reached)],
      }))}
    />
  )
}

function ChooseTemplate() {
  return (
    <section>
      <h2 className="mb-2 font-semibold">Where talks broke off</h2>
      <p className="border-y border-rule py-6 text-body text-soft">
        Questions belong to a template: choose one above to see at which of its questions talks ended before their time.
      </p>
    </section>
  )
}
