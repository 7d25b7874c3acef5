import type { ItemComment } from '@candor/store'

type CommentsProps = { readonly comments: readonly ItemComment[]; readonly mayRemoveAll: boolean }

/** What was said about an item, below it. */
export function ItemComments({ comments, mayRemoveAll }: CommentsProps) {
  return (
    <div className="talk-comments">
      {comments.map(({ commentId, quote, body, by, own }) => (
        <div key={commentId} {...(quote && { 'data-quote-from': quote[0], 'data-quote-to': quote[1] })}>
          <strong>{by}</strong> {body || 'marked this.'}
          {(own || mayRemoveAll) && (
            <button type="button" data-remove-comment={commentId} aria-label={`Remove the comment of ${by}`}>
              Remove
            </button>
          )}
        </div>
      ))}
    </div>
  )
}
