import { InterviewId } from '@candor/shared'
import { type InviteRow, readInvites } from '@candor/store'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Button, buttonClass } from '../../../../components/ui/button.tsx'
import { Field } from '../../../../components/ui/field.tsx'
import { DeskFrame } from '../../../../desk/desk-frame.tsx'
import { CopyLink } from '../../../../desk/inviting/copy-link.tsx'
import { mailWords } from '../../../../desk/inviting/mail-words.ts'
import { localTime } from '../../../../desk/inviting/moment-at.ts'
import { requireDesk } from '../../../../server/desk-request.ts'
import { inviteLink } from '../../../../server/invites/invite-link.ts'
import { deadline } from '../../../../server/mail/invite-mail.ts'
import { parts } from '../../../../server/parts.ts'

export const metadata: Metadata = { title: 'Link' }

/** The link of one interview: to copy, to move, to take back, to replace; and what was mailed about it. */
export default async function InviteOfInterview({ params }: { readonly params: Promise<{ interviewId: string }> }) {
  const { interviewId } = await params
  if (!InterviewId.safeParse(interviewId).success) notFound()
  const visitor = await requireDesk(`/interviews/${interviewId}/invite`, 'invite')
  const found = await visitor.inDesk('invite', (desk) => readInvites(desk, { interviewId }))
  if (!found.ok) notFound()
  const { candidateName, candidateEmail, role, invites, attempts } = found.value
  const [current, ...older] = invites
  return (
    <DeskFrame>
      <h1 className="text-lead font-semibold tracking-[-0.012em] [overflow-wrap:anywhere]">
        <Link href={`/interviews/${interviewId}`} className="hover:underline">
          {candidateName}
        </Link>
      </h1>
      <p className="mt-1 text-body text-soft">
        {role}
        {candidateEmail && `, ${candidateEmail}`}
        {attempts > 0 && `, begun`}
      </p>
      {current && (
        <Current invite={current} interviewId={interviewId} name={candidateName} mailable={candidateEmail !== null} />
      )}
      {older.length > 0 && (
        <section className="mt-12">
          <h2 className="border-b border-rule pb-2 text-body font-semibold">Earlier links</h2>
          <ul className="divide-y divide-rule text-body">
            {older.map(({ inviteId, createdAt, timeZone }) => (
              <li key={inviteId} className="py-2 text-soft">
                Made {deadline(createdAt, timeZone, 'en')}, replaced
                {reasonOf(invites, inviteId)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </DeskFrame>
  )
}

const reasonOf = (invites: readonly InviteRow[], inviteId: string): string => {
  const reason = invites.find(({ replaces }) => replaces === inviteId)?.reason
  return reason ? `: ${reason}` : ''
}

type CurrentProps = {
  readonly invite: InviteRow
  readonly interviewId: string
  readonly name: string
  readonly mailable: boolean
}

function Current({ invite, interviewId, name, mailable }: CurrentProps) {
  const { inviteId, expiresAt, revokedAt, expired, timeZone, mails } = invite
  const { env } = parts()
  const works = revokedAt === null && !expired
  const action = `/api/desk/invites/${inviteId}`
  const form = 'mt-8 grid max-w-[32rem] gap-3 border-t border-rule pt-5'
  const sends = mailable && env.mail.kind !== 'none'
  return (
    <>
      <p className="mt-6 mb-3 text-body">
        {revokedAt !== null
          ? 'The link was taken back and opens nothing.'
          : `The link ${expired ? 'worked' : 'works'} until ${deadline(expiresAt, timeZone, 'en')}${timeZone === 'UTC' ? '' : ` (${timeZone})`}.`}
      </p>
      {works && <CopyLink link={inviteLink(env, inviteId)} name={name} />}
      <ul className="mt-3 text-note text-soft">
        {mails.map((mail) => (
          <li key={mail.kind}>{mailWords(mail, timeZone)}</li>
        ))}
      </ul>
      {works && (
        <div className="mt-4 flex flex-wrap gap-2">
          {sends && (
            <form method="post" action={action}>
              <Button type="submit" name="deed" value="remind" kind="quiet" size="small">
                Send a reminder
              </Button>
            </form>
          )}
          <a
            className={buttonClass({ kind: 'quiet', size: 'small' })}
            href={`${action}/calendar?interview=${interviewId}`}
            download
          >
            Calendar file
          </a>
        </div>
      )}
      {revokedAt === null && (
        <form method="post" action={action} className={form}>
          <input type="hidden" name="timeZone" value={timeZone} />
          <Field
            id="until"
            name="until"
            type="datetime-local"
            label="Last day"
            note={`By the clock of ${timeZone}.`}
            required
            defaultValue={localTime(expiresAt, timeZone).slice(0, 16)}
          />
          <Button type="submit" name="deed" value="move" kind="quiet" size="small" className="justify-self-start">
            Move it
          </Button>
        </form>
      )}
      <form method="post" action={action} className={form}>
        <Field
          id="reissue-reason"
          name="reason"
          label="A new link, because"
          required
          maxLength={300}
          autoComplete="off"
        />
        <p className="text-note text-faint">
          The one before stops working at once.{sends && ' The new one is mailed.'}
        </p>
        <Button type="submit" name="deed" value="reissue" kind="quiet" size="small" className="justify-self-start">
          Make a new link
        </Button>
      </form>
      {works && (
        <form method="post" action={action} className={form}>
          <Field
            id="withdraw-reason"
            name="reason"
            label="Take the link back, because"
            required
            maxLength={300}
            autoComplete="off"
          />
          {sends && (
            <label className="flex items-center gap-2 text-body">
              <input type="checkbox" name="mail" value="yes" className="size-4 accent-accent" />
              Tell {name} by mail
            </label>
          )}
          <p className="text-note text-faint">A talk under way goes on. A new link undoes it.</p>
          <Button type="submit" name="deed" value="withdraw" kind="loss" size="small" className="justify-self-start">
            Take the link of {name} back
          </Button>
        </form>
      )}
    </>
  )
}
