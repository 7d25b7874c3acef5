'use client'

import { hours, minutes, seconds } from '@candor/shared'

import { useRouter } from 'next/navigation'
import { Button } from '../../components/ui/button.tsx'
import { useHydrated } from '../../interview/use-hydrated.ts'
import {
  ChoiceField,
  DraftContext,
  LengthField,
  LineField,
  ListFault,
  NumberField,
  TextField,
  TickField,
} from './draft-fields.tsx'
import { addTo, freeId, listAt, valueAt } from './draft-path.ts'
import { EditorBar } from './editor-bar.tsx'
import { ListButtons } from './list-buttons.tsx'
import { TemplatePreview } from './template-preview.tsx'
import { useDraft } from './use-draft.ts'
import type { EditedTemplate } from './edited-template.ts'

const questions = ['plan', 'questions'] as const
const criteria = ['rubric', 'criteria'] as const
const day = hours(24)

/** The template as a document: what is written is saved by itself, and published by hand. */
export function TemplateEditor({ template }: { readonly template: EditedTemplate }) {
  const { templateId } = template
  const hydrated = useHydrated()
  const router = useRouter()
  const draft = useDraft(templateId, template)
  const { content, faults, change } = draft
  const publish = async () => {
    if ((await draft.publish()) !== null) router.refresh()
  }
  return (
    <DraftContext value={{ content, faults, change }}>
      <EditorBar {...draft} template={template} onPublish={() => void publish()} />
      <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <fieldset disabled={!hydrated} className="grid max-w-[48rem] gap-12">
          <Basics />
          <Questions />
          <Criteria />
          <Lengths />
        </fieldset>
        <TemplatePreview content={content} />
      </div>
    </DraftContext>
  )
}

function Basics() {
  return (
    <Part title="What it is about">
      <div className="grid gap-4 sm:grid-cols-2">
        <LineField path={['plan', 'role']} label="Role" most={120} />
        <LineField path={['plan', 'company']} label="Company" most={120} />
        <LineField path={['plan', 'interviewerName']} label="Interviewer’s name" most={60} />
        <ChoiceField path={['plan', 'language']} label="Language" choices={{ en: 'English', de: 'Deutsch' }} />
      </div>
      <TextField
        path={['plan', 'facts']}
        label="What the interviewer may tell about company and role"
        note="It answers the candidate’s questions from this and from nothing else."
        most={8000}
        rows={5}
      />
    </Part>
  )
}

function Questions() {
  return (
    <Part title="Questions">
      <ListFault path={questions} />
      <Items
        path={questions}
        name="question"
        more="Add a question"
        make={(id) => ({ id, text: '', mustAsk: true, followUps: 1, timeMs: minutes(4) })}
      >
        {(at) => (
          <>
            <TextField path={[...questions, at, 'text']} label="Asked as" most={600} />
            <TextField
              path={[...questions, at, 'purpose']}
              label="What you want to learn"
              note="The interviewer knows it, the candidate does not see it."
              most={400}
              optional
            />
            <div className="grid items-end gap-4 sm:grid-cols-3">
              <NumberField path={[...questions, at, 'followUps']} label="Follow-ups at most" />
              <LengthField path={[...questions, at, 'timeMs']} label="Minutes" unitMs={minutes(1)} />
              <TickField path={[...questions, at, 'mustAsk']} label="Must be asked" />
            </div>
          </>
        )}
      </Items>
      <TextField
        path={['plan', 'wrapUp']}
        label="Asked last, for the candidate’s own questions"
        note="Leave it empty to end after the last question."
        most={600}
        optional
      />
    </Part>
  )
}

function Criteria() {
  return (
    <Part title="Rubric">
      <p className="text-note text-faint">What you judge by. It never reaches the interviewer or the candidate.</p>
      <ListFault path={criteria} />
      <Items
        path={criteria}
        name="criterion"
        more="Add a criterion"
        make={(id) => ({ id, title: '', anchors: ['', '', '', '', ''], weight: 1 })}
      >
        {(at) => (
          <>
            <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
              <LineField path={[...criteria, at, 'title']} label="Criterion" most={120} />
              <NumberField path={[...criteria, at, 'weight']} label="Weight" />
            </div>
            {[0, 1, 2, 3, 4].map((anchor) => (
              <TextField
                key={anchor}
                path={[...criteria, at, 'anchors', anchor]}
                label={`${anchor + 1} means`}
                most={400}
                rows={1}
              />
            ))}
          </>
        )}
      </Items>
    </Part>
  )
}

function Lengths() {
  return (
    <Part title="Limits and keeping">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <LengthField path={['plan', 'limits', 'maxLengthMs']} label="Minutes at most" unitMs={minutes(1)} />
        <LengthField
          path={['plan', 'limits', 'reconnectWindowMs']}
          label="Seconds to come back"
          note="After a lost connection the interview waits so long."
          unitMs={seconds(1)}
        />
        <LengthField path={['settings', 'inviteForMs']} label="Days a link works" unitMs={day} />
        <LengthField
          path={['settings', 'remindBeforeMs']}
          label="Reminder, days before the end"
          note="0 for none."
          unitMs={day}
        />
        <LengthField
          path={['settings', 'keepSoundMs']}
          label="Days the sound is kept"
          note="Empty for no end."
          unitMs={day}
          empty={null}
        />
        <LengthField
          path={['settings', 'keepWordsMs']}
          label="Days the words are kept"
          note="Empty for no end."
          unitMs={day}
          empty={null}
        />
      </div>
    </Part>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="grid gap-5">
      <h2 className="border-b border-rule pb-2 text-large font-semibold">{title}</h2>
      {children}
    </section>
  )
}

type ItemsProps = {
  readonly path: readonly string[]
  readonly name: string
  readonly more: string
  readonly make: (id: string) => object
  readonly children: (at: number) => React.ReactNode
}

function Items({ path, name, more, make, children }: ItemsProps) {
  return (
    <DraftContext.Consumer>
      {(draft) => {
        if (!draft) return null
        const { content, change } = draft
        const list = listAt(content, path)
        return (
          <>
            <ol className="grid gap-8">
              {list.map((item, at) => (
                <li key={String(valueAt(item, ['id']) ?? at)} className="grid gap-4 border-l-2 border-rule pl-5">
                  <div className="flex items-center justify-between gap-4">
                    <h3 className="text-note font-medium text-soft">
                      {name[0]?.toUpperCase()}
                      {name.slice(1)} {at + 1}
                    </h3>
                    <ListButtons path={path} at={at} name={`${name} ${at + 1}`} />
                  </div>
                  {children(at)}
                </li>
              ))}
            </ol>
            <Button
              kind="quiet"
              size="small"
              className="justify-self-start"
              onClick={() => change(addTo(content, path, make(freeId(list, name))))}
            >
              {more}
            </Button>
          </>
        )
      }}
    </DraftContext.Consumer>
  )
}
