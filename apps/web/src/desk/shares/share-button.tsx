'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { Field } from '../../components/ui/field.tsx'

/** A share as it is shown: its lengths and moments are words already. */
export type ShownShare = {
  readonly shareId: string
  readonly label: string
  readonly facts: string
  readonly open: boolean
}

type ButtonProps = { readonly interviewId: string; readonly shares: readonly ShownShare[] }

/** Makes links by which somebody without an account reads this transcript, and takes them back. */
export function ShareButton({ interviewId, shares }: ButtonProps) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<{ readonly link?: string; readonly fault?: string }>({})
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setTold(
      await make(interviewId, {
        label: String(form.get('label')),
        hideNames: form.get('hide') === 'on',
        forDays: Number(form.get('days')),
      }),
    )
    setBusy(false)
    router.refresh()
  }
  const revoke = async (shareId: string): Promise<void> => {
    setBusy(true)
    const fault = await takeBack(shareId)
    setTold(fault ? { fault } : {})
    setBusy(false)
    router.refresh()
  }
  return (
    <>
      <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
        Share
      </Button>
      <Dialog open={open} title="Share this transcript" onClose={() => setOpen(false)}>
        <p className="mt-2 text-body text-soft">
          Whoever has the link reads what was said, without an account and without the sound. Each opening is kept.
        </p>
        {told.link === undefined ? (
          <form onSubmit={(event) => void submit(event)} className="mt-4 grid gap-3">
            <Field
              id="share-label"
              name="label"
              label="For whom (only you see it)"
              maxLength={200}
              autoComplete="off"
            />
            <div className="flex flex-wrap items-center justify-between gap-3">
              <label className="flex items-center gap-2 text-body">
                <input type="checkbox" name="hide" defaultChecked className="size-4 accent-accent" />
                Hide the candidate’s name
              </label>
              <select
                name="days"
                defaultValue="7"
                aria-label="How long it works"
                className="h-8 rounded-soft border border-edge bg-raised px-2 text-note"
              >
                <option value="1">for a day</option>
                <option value="7">for a week</option>
                <option value="30">for 30 days</option>
                <option value="90">for 90 days</option>
              </select>
            </div>
            <Button type="submit" size="medium" disabled={busy} className="justify-self-start">
              Make the link
            </Button>
          </form>
        ) : (
          <div role="status" className="mt-4">
            <p className="mb-2 text-body">The link is shown only now. Copy it:</p>
            <input
              readOnly
              value={told.link}
              aria-label="Link to the transcript"
              onFocus={({ target }) => target.select()}
              className="h-10 w-full rounded-soft border border-edge bg-paper px-3 text-note"
            />
            <Button kind="plain" size="small" className="mt-2 -ml-3" onClick={() => setTold({})}>
              Make another
            </Button>
          </div>
        )}
        {told.fault && (
          <p role="alert" className="mt-3 text-note text-red">
            {told.fault}
          </p>
        )}
        {shares.length > 0 && (
          <ul className="mt-6 max-h-60 overflow-y-auto border-t border-rule text-note">
            {shares.map(({ shareId, label, facts, open: works }) => (
              <li key={shareId} className="flex items-center justify-between gap-3 border-b border-rule py-1.5">
                <span className="min-w-0">
                  <span className="block truncate font-medium">{label || 'No name given'}</span>
                  <span className="text-faint">{facts}</span>
                </span>
                {works && (
                  <Button
                    kind="plain"
                    size="small"
                    disabled={busy}
                    aria-label={`Withdraw the link ${label}`}
                    onClick={() => void revoke(shareId)}
                  >
                    Withdraw
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        <div className="mt-6 flex justify-end">
          <Button kind="plain" size="medium" onClick={() => setOpen(false)}>
            Done
          </Button>
        </div>
      </Dialog>
    </>
  )
}

const silent = 'The server did not answer. Try again.'

async function make(interviewId: string, body: object): Promise<{ link?: string; fault?: string }> {
  try {
    const { Problem, ShareAnswer } = await import('./share-contract.ts')
    const response = await fetch(`/api/desk/interviews/${interviewId}/shares`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    const answer: unknown = await response.json()
    return response.ok ? { link: ShareAnswer.parse(answer).link } : { fault: Problem.parse(answer).detail }
  } catch {
    return { fault: silent }
  }
}

/** What went wrong, or null. */
async function takeBack(shareId: string): Promise<string | null> {
  try {
    const { Problem } = await import('./share-contract.ts')
    const response = await fetch(`/api/desk/shares/${shareId}`, {
      method: 'DELETE',
      signal: AbortSignal.timeout(10_000),
    })
    return response.ok ? null : Problem.parse(await response.json()).detail
  } catch {
    return silent
  }
}
