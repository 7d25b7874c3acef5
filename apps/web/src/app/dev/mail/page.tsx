import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { parts } from '../../../server/parts.ts'
import { readKeptMails } from '../../../server/mail/read-kept-mails.ts'

export const metadata: Metadata = { title: 'Mails of this machine' }
export const dynamic = 'force-dynamic'

const mostShown = 50

/** What would have been mailed, on an installation that keeps its mails in a folder. Anywhere else there is no such page. */
export default async function KeptMails() {
  const { mail } = parts().env
  if (mail.kind !== 'folder') notFound()
  const mails = await readKeptMails(mail.folder, mostShown)
  return (
    <main className="mx-auto max-w-[48rem] px-5 py-10 sm:px-8">
      <h1 className="text-lead font-semibold">Mails of this machine</h1>
      <p className="mt-2 text-body text-soft">
        Candor runs here without a mail server, so nothing leaves. The newest {mostShown} are shown.
      </p>
      {mails.length === 0 && <p className="mt-8 border-y border-rule py-10 font-serif text-lead">No mail yet.</p>}
      <ol className="mt-6 divide-y divide-rule border-y border-rule">
        {mails.map(({ id, to, subject, text, sentAt, calendar }) => (
          <li key={id} className="py-5">
            <p className="text-note text-faint tabular-nums">
              <time dateTime={sentAt}>{sentAt.slice(0, 19).replace('T', ' ')} UTC</time> to {to}
            </p>
            <h2 className="mt-1 text-body font-semibold">{subject}</h2>
            <div className="mt-2 max-w-[65ch] text-body whitespace-pre-wrap text-soft">
              {text.split(/(https?:\/\/\S+)/).map((part, at) =>
                at % 2 === 1 ? (
                  <a key={at} href={part} className="break-all underline underline-offset-4 hover:text-ink">
                    {part}
                  </a>
                ) : (
                  part
                ),
              )}
            </div>
            {calendar && <p className="mt-2 text-note text-faint">Enclosed: {calendar.name}</p>}
          </li>
        ))}
      </ol>
    </main>
  )
}
