import type { ItemComment, StoredItem } from '@candor/store'
import { ItemComments } from '../comments/item-comments.tsx'
import { clock } from '../time-words.ts'
import type { Turn } from './chapters.ts'
import { itemPlace } from './item-place.ts'
import type { Seam } from './seams.ts'

/** Below this the recogniser itself was not sure; what it heard is worth hearing again. */
const unsureBelow = 0.6

export type CommentsOf = {
  readonly byItem: ReadonlyMap<string, readonly ItemComment[]>
  readonly mayRemoveAll: boolean
}

type Scale = {
  readonly attempt: number
  readonly startedAt: number
  readonly canBeHeard: boolean
  readonly seams: readonly Seam[]
  readonly corrections: ReadonlyMap<string, string>
  /** By item; null for whoever does not comment. */
  readonly comments: CommentsOf | null
}

/** One speaker's go, and the cuts that fell into it. */
export function TalkTurn({ turn, name, ...scale }: Scale & { turn: Turn; name: string }) {
  const { speaker, items } = turn
  return (
    <div data-speaker={speaker} className="talk-turn">
      {items.map((item, index) => (
        <TalkItem key={item.itemId} item={item} name={index === 0 ? name : null} {...scale} />
      ))}
    </div>
  )
}

type ItemProps = Scale & { readonly item: StoredItem; readonly name: string | null }

function TalkItem({ item, name, attempt, startedAt, canBeHeard, seams, corrections, comments }: ItemProps) {
  const { itemId, speaker, kind, text, saidAt, confidence } = item
  const time = clock(saidAt - startedAt)
  const place = itemPlace(attempt, item)
  const marks = marksOf(item)
  const told = comments?.byItem.get(`${item.attemptId} ${itemId}`)
  const unsure = confidence !== null && confidence < unsureBelow
  return (
    <>
      {seams.map(({ before, words }) => before === itemId && <TalkSeam key={words} words={words} />)}
      {name !== null && (
        <p className="talk-row">
          <span className="talk-name">
            {name}
            {speaker === 'interviewer' && <small>, interviewer</small>}
          </span>
        </p>
      )}
      <div id={place} tabIndex={-1} data-item={itemId} data-at={saidAt} className="talk-row talk-item">
        <time>
          {canBeHeard ? (
            <button type="button" data-play aria-label={`Play from ${time}`}>
              {time}
            </button>
          ) : (
            time
          )}
        </time>
        <p className={unsure ? 'talk-unsure' : undefined}>
          {kind === 'unrecognised' ? <em>Something was said that was not understood.</em> : text}
          {corrections.has(itemId) && (
            <span className="talk-correction">
              <small>Corrected by the candidate:</small> {corrections.get(itemId)}
            </span>
          )}
          {marks.length > 0 && <span className="talk-marks">({marks.join(', ')})</span>}
        </p>
        <span className="talk-tools">
          <a href={`#${place}`} aria-label={`Link to ${time}`}>
            #
          </a>
          {comments && (
            <button type="button" data-comment aria-label={`Comment on ${time}`}>
              +
            </button>
          )}
        </span>
        {comments && told && <ItemComments comments={told} mayRemoveAll={comments.mayRemoveAll} />}
      </div>
    </>
  )
}

function marksOf({ kind, interrupted, provisional, confidence }: StoredItem): readonly string[] {
  const marks = [
    kind === 'typed' && 'typed',
    interrupted && 'interrupted',
    provisional && 'recognised, not confirmed',
    confidence !== null && confidence < unsureBelow && `recogniser ${Math.round(confidence * 100)} % sure`,
  ]
  return marks.filter((mark) => mark !== false)
}

/** A cut in the talk. */
export function TalkSeam({ words }: { words: string }) {
  return (
    <p data-seam className="talk-row talk-seam">
      <span>{words}</span>
    </p>
  )
}
