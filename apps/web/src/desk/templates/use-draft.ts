'use client'

import type { DraftFault, TemplateDraft } from '@candor/shared'
import { useEffect, useRef, useState } from 'react'
import { dropKeptDraft, keepDraft, readKeptDraft } from './kept-draft.ts'
import { type Conflict, publishTemplate, saveTemplate, type Trouble } from './save-template.ts'

export type DraftState =
  | { readonly at: 'saved' | 'unsaved' | 'saving' | 'signed-out' | 'away' }
  | { readonly at: 'conflict'; readonly conflict: Conflict }
  | { readonly at: 'refused'; readonly why: string }

/** All that was written is kept; or more was written meanwhile; or something is in the way. */
type SaveStep = 'saved' | 'more' | 'stopped'

function stateOf(trouble: Trouble): DraftState {
  if (trouble.kind === 'conflict') return { at: 'conflict', conflict: trouble.conflict }
  return trouble.kind === 'refused' ? { at: 'refused', why: trouble.why } : { at: trouble.kind }
}

const saveAfterMs = 1000
const againAfterMs = 5000

/**
 * What is being written, saved a second after the last change. A change is kept in this browser first and until it is saved: a session that
 * is over or a server that is away costs nothing. After somebody else's save nothing more is sent; whoever writes here decides.
 */
export function useDraft(templateId: string, given: { content: TemplateDraft; revision: number }) {
  const [content, setContent] = useState(given.content)
  const [state, setState] = useState<DraftState>({ at: 'saved' })
  const [faults, setFaults] = useState<readonly DraftFault[]>([])
  const revision = useRef(given.revision)
  const newest = useRef(given.content)
  const saving = useRef<Promise<SaveStep> | null>(null)
  const [written, setWritten] = useState(given.revision > 0)

  const change = (next: TemplateDraft) => {
    newest.current = next
    setContent(next)
    setWritten(true)
    keepDraft(templateId, { revision: revision.current, content: next })
    setState((before) => (before.at === 'conflict' ? before : { at: 'unsaved' }))
  }

  const save = (): Promise<SaveStep> => {
    saving.current ??= saveNow().finally(() => {
      saving.current = null
    })
    return saving.current
  }
  const saveNow = async (): Promise<SaveStep> => {
    setState({ at: 'saving' })
    const sent = newest.current
    const end = await saveTemplate(templateId, revision.current, sent)
    if (end.kind !== 'saved') {
      setState(stateOf(end))
      return 'stopped'
    }
    revision.current = end.revision
    if (newest.current === sent) {
      dropKeptDraft(templateId)
      setState({ at: 'saved' })
      return 'saved'
    }
    keepDraft(templateId, { revision: end.revision, content: newest.current })
    setState({ at: 'unsaved' })
    return 'more'
  }

  useEffect(() => {
    if (state.at !== 'unsaved' && state.at !== 'away') return
    const timer = setTimeout(() => void save(), state.at === 'away' ? againAfterMs : saveAfterMs)
    return () => clearTimeout(timer)
  })

  useEffect(() => {
    const kept = readKeptDraft(templateId)
    if (kept === null) return
    if (JSON.stringify(kept.content) === JSON.stringify(given.content)) return dropKeptDraft(templateId)
    // Kept by this browser and saved by nobody else since: it goes on from there. Where somebody did, that save is refused and told.
    revision.current = kept.revision
    change(kept.content)
    // Only once, with what the page began with.
  }, [])

  const publish = async (): Promise<number | null> => {
    let step: SaveStep = state.at === 'saved' ? 'saved' : 'more'
    while (step === 'more') step = await save()
    if (step === 'stopped') return null
    const end = await publishTemplate(templateId, revision.current)
    setFaults(end.kind === 'faulty' ? end.faults : [])
    if (end.kind === 'published') {
      revision.current = 0
      setWritten(false)
      return end.version
    }
    if (end.kind !== 'faulty') setState(stateOf(end))
    return null
  }

  const takeTheirs = () => {
    dropKeptDraft(templateId)
    location.reload()
  }
  return { content, state, faults, written, change, publish, takeTheirs }
}
