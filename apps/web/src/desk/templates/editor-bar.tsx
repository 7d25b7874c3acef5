'use client'

import type { DraftFault, TemplateDraft } from '@candor/shared'

import { Button, buttonClass } from '../../components/ui/button.tsx'
import type { EditedTemplate } from './edited-template.ts'
import type { DraftState } from './use-draft.ts'

type BarProps = {
  readonly template: EditedTemplate
  readonly content: TemplateDraft
  readonly state: DraftState
  readonly faults: readonly DraftFault[]
  /** There is something that the newest version does not have. */
  readonly written: boolean
  readonly onPublish: () => void
  readonly takeTheirs: () => void
}

/** Stays in sight: whether everything is saved, what stands in the way, and the way to the next version. */
export function EditorBar({ template, content, state, faults, written, onPublish, takeTheirs }: BarProps) {
  const { templateId, versions } = template
  const next = (versions[0]?.version ?? 0) + 1
  const mayPublish = written && (state.at === 'saved' || state.at === 'unsaved')
  return (
    <div className="sticky top-0 z-10 mb-8 border-b border-rule bg-paper py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p role="status" className="text-note text-soft">
          {stateWords[state.at]}
          {versions[0] && ` Version ${versions[0].version} is published.`}
        </p>
        <Button size="small" disabled={!mayPublish} onClick={onPublish}>
          Publish version {next}
        </Button>
      </div>
      {faults.length > 0 && (
        <p role="alert" className="mt-2 text-note text-red">
          {faults.length === 1 ? 'One field keeps' : `${faults.length} fields keep`} it from being published. They are
          marked below.
        </p>
      )}
      {state.at === 'refused' && (
        <p role="alert" className="mt-2 text-note text-red">
          {state.why}
        </p>
      )}
      {state.at === 'signed-out' && (
        <p role="alert" className="mt-2 max-w-[60ch] text-note text-amber">
          You are signed out. What you wrote is kept in this browser.{' '}
          <a
            className="underline underline-offset-4"
            href={`/desk/sign-in?to=${encodeURIComponent(`/templates/${templateId}`)}`}
          >
            Sign in and go on
          </a>
        </p>
      )}
      {state.at === 'conflict' && (
        <div role="alert" className="mt-2 text-note text-amber">
          <p className="max-w-[64ch]">
            {state.conflict.editedBy ?? 'Somebody else'} saved this template after you opened it. Nothing of theirs was
            overwritten, and what you wrote is still here and in this browser.
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button kind="quiet" size="small" onClick={() => void keepAsCopy(content)}>
              Keep mine as a new template
            </Button>
            <a
              className={buttonClass({ kind: 'quiet', size: 'small' })}
              href={`/templates/${templateId}/compare`}
              target="_blank"
              rel="noreferrer"
            >
              See what they wrote
            </a>
            <Button kind="plain" size="small" onClick={takeTheirs}>
              Take theirs, drop mine
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}

const stateWords: Record<DraftState['at'], string> = {
  saved: 'Everything is saved.',
  unsaved: 'Not saved yet.',
  saving: 'Saving …',
  'signed-out': 'Not saved.',
  away: 'The server does not answer. What you write is kept in this browser and saved when it is back.',
  conflict: 'Not saved.',
  refused: 'Not saved.',
}

/** What was written goes on as a template of its own. */
async function keepAsCopy(content: TemplateDraft): Promise<void> {
  const form = new FormData()
  form.set('deed', 'import')
  form.set('file', new File([JSON.stringify(content)], 'mine.json', { type: 'application/json' }))
  const response = await fetch('/api/desk/templates', {
    method: 'POST',
    body: form,
    signal: AbortSignal.timeout(15_000),
  })
  if (response.ok) location.assign(response.url)
}
