'use client'

import { Problem } from '@candor/shared'
import Link from 'next/link'
import { type FormEvent, useRef, useState } from 'react'
import { Button, buttonClass } from '../../components/ui/button.tsx'
import { SelectField } from '../../components/ui/select-field.tsx'
import { useHydrated } from '../../interview/use-hydrated.ts'
import type { TemplateChoice } from '../invite-form.tsx'
import { linksFile } from './links-file.ts'
import { CheckedAnswer, InvitedAnswer } from './many-contract.ts'

type State =
  | { readonly at: 'writing'; readonly fault?: string }
  | { readonly at: 'sending' }
  | { readonly at: 'checked'; readonly checked: CheckedAnswer }
  | { readonly at: 'invited'; readonly answer: InvitedAnswer }

type Props = { readonly templates: readonly TemplateChoice[]; readonly chosen: string | undefined }

/** Many people at once: a table is checked first, and invited only then. */
export function InviteMany({ templates, chosen }: Props) {
  const [state, setState] = useState<State>({ at: 'writing' })
  const form = useRef<HTMLFormElement>(null)
  const hydrated = useHydrated()
  const send = async (deed: 'check' | 'invite') => {
    if (!form.current) return
    const body = new FormData(form.current)
    body.set('deed', deed)
    setState({ at: 'sending' })
    setState(await sendTable(deed, body))
  }
  if (state.at === 'invited') return <Invited {...state.answer} />
  return (
    <form
      ref={form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void send('check')
      }}
      onChange={() => setState({ at: 'writing' })}
      className="max-w-[48rem]"
    >
      <fieldset disabled={!hydrated || state.at === 'sending'} className="grid gap-5">
        <SelectField id="templateId" name="templateId" label="Interview" defaultValue={chosen}>
          {templates.map(({ templateId, title }) => (
            <option key={templateId} value={templateId}>
              {title}
            </option>
          ))}
        </SelectField>
        <div className="grid gap-1.5">
          <label htmlFor="text" className="text-note font-medium">
            People, one per line
          </label>
          <textarea
            id="text"
            name="text"
            rows={7}
            placeholder={'Name, E-mail, Time zone\nAda Lovelace, ada@example.org, Europe/London'}
            aria-describedby="text-hint"
            className="w-full resize-y rounded-soft border border-edge bg-raised px-3 py-2 text-body placeholder:text-faint"
          />
          <p id="text-hint" className="text-note text-faint">
            Type or paste from a sheet. Address and time zone may be left out; without an address you hand the link over
            yourself.
          </p>
        </div>
        <div className="grid gap-1.5">
          <label htmlFor="file" className="text-note font-medium">
            Or a CSV file, up to 20,000 people
          </label>
          <input id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv" className="text-note text-soft" />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" size="medium" kind={state.at === 'checked' ? 'quiet' : 'primary'}>
            Check
          </Button>
          {state.at === 'checked' && state.checked.good > 0 && (
            <Button size="medium" onClick={() => void send('invite')}>
              Invite {people(state.checked.good)}
            </Button>
          )}
        </div>
      </fieldset>
      <div aria-live="polite" className="mt-5">
        {state.at === 'sending' && <p className="text-body text-soft">Reading the table …</p>}
        {state.at === 'writing' && state.fault && <p className="text-note text-red">{state.fault}</p>}
        {state.at === 'checked' && <Checked {...state.checked} />}
      </div>
    </form>
  )
}

const people = (count: number): string => (count === 1 ? 'one person' : `${count.toLocaleString('en')} people`)

async function sendTable(deed: 'check' | 'invite', body: FormData): Promise<State> {
  try {
    const response = await fetch('/api/desk/invites/many', {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(60_000),
    })
    const answer: unknown = await response.json()
    if (!response.ok) return { at: 'writing', fault: Problem.parse(answer).detail }
    if (deed === 'check') return { at: 'checked', checked: CheckedAnswer.parse(answer) }
    return { at: 'invited', answer: InvitedAnswer.parse(answer) }
  } catch {
    const fault = 'The server did not answer. Check again: whoever was invited meanwhile is named then.'
    return { at: 'writing', fault }
  }
}

function Checked({ good, mailed, faulty, faults, first }: CheckedAnswer) {
  const cell = 'border-b border-rule py-1.5 pr-4 text-left align-top'
  return (
    <>
      <p className="text-body">
        {good === 0 ? 'Nobody' : people(good)} can be invited{mailed > 0 && `, ${mailed.toLocaleString('en')} by mail`}
        {faulty > 0 && `; ${faulty.toLocaleString('en')} ${faulty === 1 ? 'row' : 'rows'} cannot`}. Nothing was sent
        yet.
      </p>
      {first.length > 0 && (
        <p className="mt-1 text-note text-faint">
          Beginning with {first.map(({ name, email }) => (email ? `${name} (${email})` : name)).join(', ')}
          {good > first.length && ' …'}
        </p>
      )}
      {faults.length > 0 && (
        <table className="mt-4 w-full border-collapse text-note">
          <caption className="mb-1 text-left text-body font-semibold">Left out</caption>
          <thead className="text-faint">
            <tr>
              {['Line', 'Column', 'Why'].map((name) => (
                <th key={name} scope="col" className={`${cell} font-medium`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {faults.map(({ row, column, why }) => (
              <tr key={`${row} ${column}`}>
                <td className={`${cell} tabular-nums`}>{row}</td>
                <td className={cell}>{column}</td>
                <td className={`${cell} [overflow-wrap:anywhere]`}>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {faulty > faults.length && <p className="mt-2 text-note text-faint">The first {faults.length} are shown.</p>}
    </>
  )
}

function Invited({ invited, mailed }: InvitedAnswer) {
  const save = () => {
    const address = URL.createObjectURL(new Blob([linksFile(invited)], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    Object.assign(link, { href: address, download: 'links.csv' })
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <div role="status" className="max-w-[48rem]">
      <p className="font-serif text-lead">
        {invited.length === 1 ? 'One person is' : `${invited.length.toLocaleString('en')} people are`} invited.
      </p>
      <p className="mt-2 text-body text-soft">
        {mailed > 0 && `${mailed.toLocaleString('en')} ${mailed === 1 ? 'mail is' : 'mails are'} on the way. `}
        Everybody has a link of their own; you find it again beside the interview.
      </p>
      <div className="mt-5 flex flex-wrap gap-2">
        <Button size="medium" onClick={save}>
          Save the links as CSV
        </Button>
        <Link href="/interviews" className={buttonClass({ kind: 'quiet', size: 'medium' })}>
          To the interviews
        </Link>
      </div>
    </div>
  )
}
