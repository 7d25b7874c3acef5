import type { TemplateRow } from '@candor/store'
import Link from 'next/link'
import { buttonClass } from '../../components/ui/button.tsx'
import { age } from '../time-words.ts'

/** The templates as a table; each row opens its editor. */
export function TemplateList({ rows, now }: { readonly rows: readonly TemplateRow[]; readonly now: number }) {
  if (rows.length === 0)
    return (
      <div className="border-y border-rule py-16">
        <p className="font-serif text-lead">There is no template yet.</p>
        <p className="mt-2 max-w-[34rem] text-body text-soft">
          A template says what is asked and what you judge by. Write one, publish it, then invite people to it.
        </p>
      </div>
    )
  const cell = 'h-10 border-b border-rule pr-4 text-left text-body'
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-[40rem] border-collapse">
        <thead>
          <tr className="text-note text-faint">
            {['Template', 'Published', 'Draft', 'Interviews', ''].map((name) => (
              <th key={name} scope="col" className={`${cell} text-note font-medium`}>
                {name || <span className="sr-only">What to do</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ templateId, title, version, publishedAt, editedAt, interviews, archivedAt }) => (
            <tr key={templateId} className={archivedAt === null ? '' : 'text-faint'}>
              <td className={`${cell} max-w-[22rem]`}>
                <Link
                  href={`/templates/${templateId}`}
                  className="block truncate font-medium hover:underline"
                  title={title}
                >
                  {title}
                </Link>
              </td>
              <td className={`${cell} tabular-nums`}>
                {version === null ? 'not yet' : `version ${version}, ${age(now - (publishedAt ?? now))}`}
              </td>
              <td className={`${cell} tabular-nums`}>{editedAt === null ? '' : age(now - editedAt)}</td>
              <td className={`${cell} tabular-nums`}>{interviews}</td>
              <td className={`${cell} pr-0`}>
                <div className="flex justify-end gap-1">
                  <Deed name="duplicate" title={title} templateId={templateId} words="Duplicate" />
                  {archivedAt === null ? (
                    <Deed name="away" title={title} templateId={templateId} words="Put away" />
                  ) : (
                    <Deed name="back" title={title} templateId={templateId} words="Take out" />
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type DeedProps = { readonly name: string; readonly title: string; readonly templateId: string; readonly words: string }

function Deed({ name, title, templateId, words }: DeedProps) {
  return (
    <form method="post" action="/api/desk/templates">
      <input type="hidden" name="templateId" value={templateId} />
      <button
        type="submit"
        name="deed"
        value={name}
        aria-label={`${words}: ${title}`}
        className={buttonClass({ kind: 'plain', size: 'small' })}
      >
        {words}
      </button>
    </form>
  )
}
