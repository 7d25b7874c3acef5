'use client'

import { Problem } from '@candor/shared'
import { Check, Copy } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { Button, buttonClass } from '../components/ui/button.tsx'
import { Field } from '../components/ui/field.tsx'
import { SelectField } from '../components/ui/select-field.tsx'
import { useHydrated } from '../interview/use-hydrated.ts'
import { InviteAnswer, type InviteBody } from './invite-contract.ts'

type State =
  | { readonly at: 'writing'; readonly fault?: string }
  | { readonly at: 'sending' }
  | { readonly at: 'made'; readonly name: string; readonly link: string; readonly mailed: boolean }

export type TemplateChoice = { readonly templateId: string; readonly title: string }

/** Invites one person and shows their link. */
export function InviteForm({ templates }: { readonly templates: readonly TemplateChoice[] }) {
  const [state, setState] = useState<State>({ at: 'writing' })
  const hydrated = useHydrated()
  const router = useRouter()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const body = {
      templateId: String(form.get('templateId')),
      name: String(form.get('name')),
      email: String(form.get('email')),
    }
    setState({ at: 'sending' })
    const next = await invite(body)
    setState(next)
    if (next.at === 'made') router.refresh()
  }
  return (
    <section aria-labelledby="invite-title" className="appear mb-8 rounded-soft border border-rule bg-raised p-5">
      <h2 id="invite-title" className="text-large font-semibold">
        Invite someone
      </h2>
      {state.at === 'made' ? (
        <Made {...state} onMore={() => setState({ at: 'writing' })} />
      ) : (
        <form onSubmit={(event) => void submit(event)} className="mt-1">
          <fieldset disabled={!hydrated || state.at === 'sending'} className="mt-4 grid gap-4 sm:grid-cols-2">
            <SelectField id="templateId" name="templateId" label="Interview" className="sm:col-span-2">
              {templates.map(({ templateId, title }) => (
                <option key={templateId} value={templateId}>
                  {title}
                </option>
              ))}
            </SelectField>
            <Field id="name" name="name" label="Name" required maxLength={80} autoComplete="off" />
            <Field id="email" name="email" label="E-mail (optional)" type="email" maxLength={200} autoComplete="off" />
            <div className="flex gap-2 sm:col-span-2">
              <Button type="submit" size="medium">
                Make the link
              </Button>
              <Link href="/interviews" className={buttonClass({ kind: 'plain', size: 'medium' })}>
                Cancel
              </Link>
              <Link href="/invite" className={buttonClass({ kind: 'plain', size: 'medium' })}>
                Invite many from a table
              </Link>
            </div>
          </fieldset>
          {state.at === 'writing' && state.fault && (
            <p role="alert" className="mt-3 text-note text-red">
              {state.fault}
            </p>
          )}
        </form>
      )}
    </section>
  )
}

const sign = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const

async function invite(body: InviteBody): Promise<State> {
  try {
    const response = await fetch('/api/desk/invites', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    const answer: unknown = await response.json()
    if (!response.ok) return { at: 'writing', fault: Problem.parse(answer).detail }
    const { link, mailed } = InviteAnswer.parse(answer)
    return { at: 'made', name: body.name.trim(), link, mailed }
  } catch {
    return { at: 'writing', fault: 'The server did not answer. Nothing was made; try again.' }
  }
}

type MadeProps = { readonly name: string; readonly link: string; readonly mailed: boolean; readonly onMore: () => void }

function Made({ name, link, mailed, onMore }: MadeProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'by-hand'>('no')
  const field = useRef<HTMLInputElement>(null)
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(link)
      setCopied('yes')
    } catch {
      // Some browsers keep the clipboard from pages without TLS; the link is selected, so the keyboard can copy it.
      setCopied('by-hand')
    }
  }
  return (
    <div role="status" className="mt-1">
      <p className="text-body text-soft">
        This link is for {name} and nobody else.{' '}
        {mailed ? 'It is on its way to them by mail.' : 'Copy it and send it to them yourself.'} You find it again
        beside the interview.
      </p>
      <div className="mt-4 flex gap-2">
        <input
          ref={field}
          readOnly
          aria-label={`Link for ${name}`}
          value={link}
          className="h-10 min-w-0 flex-1 rounded-soft border border-edge bg-paper px-3 text-note"
        />
        <Button size="medium" onClick={() => void copy()}>
          {copied === 'yes' ? <Check {...sign} /> : <Copy {...sign} />}
          {copied === 'yes' ? 'Copied' : 'Copy the link'}
        </Button>
      </div>
      {copied === 'by-hand' && (
        <p className="mt-2 text-note text-soft">The link is selected. Copy it with Ctrl and C.</p>
      )}
      <div className="mt-4 flex gap-2">
        <Button kind="plain" size="small" className="-ml-3" onClick={onMore}>
          Invite another person
        </Button>
        <Link href="/interviews" className={buttonClass({ kind: 'plain', size: 'small' })}>
          Done
        </Link>
      </div>
    </div>
  )
}
