import type { TemplateDraft } from '@candor/shared'
import { listAt, valueAt } from './draft-path.ts'

/** What the candidate will read and hear, as far as it is written. */
export function TemplatePreview({ content }: { readonly content: TemplateDraft }) {
  const text = (...path: (string | number)[]) => String(valueAt(content, path) ?? '').trim()
  const questions = listAt(content, ['plan', 'questions'])
  const length = Number(valueAt(content, ['plan', 'limits', 'maxLengthMs']) ?? 0)
  return (
    <aside aria-label="As the candidate meets it" className="lg:sticky lg:top-24 lg:self-start">
      <h2 className="text-note font-medium text-faint">As the candidate meets it</h2>
      <p lang={text('plan', 'language') || 'en'} className="mt-3 font-serif text-lead">
        {text('plan', 'company') || 'Your company'} invites you to an interview for {text('plan', 'role') || 'the role'}
        .
      </p>
      <p className="mt-2 text-note text-soft">
        With {text('plan', 'interviewerName') || 'Alex'}, an AI interviewer. At most {Math.ceil(length / 60_000)}{' '}
        minutes, {questions.length} {questions.length === 1 ? 'question' : 'questions'}.
      </p>
      <ol className="mt-5 grid list-decimal gap-3 border-t border-rule pt-4 pl-5 font-serif text-body">
        {questions.map((question, at) => (
          <li key={String(valueAt(question, ['id']) ?? at)}>
            {String(valueAt(question, ['text']) ?? '').trim() || 'Not written yet.'}
          </li>
        ))}
      </ol>
    </aside>
  )
}
