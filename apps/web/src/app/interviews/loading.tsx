import { DeskFrame } from '../../desk/desk-frame.tsx'

/** The list's shape while it is being read. */
export default function Loading() {
  return (
    <DeskFrame>
      <p role="status" className="mb-6 text-lead font-semibold text-faint">
        Reading the interviews
      </p>
      <div aria-hidden="true" className="border-t border-rule">
        {['w-40', 'w-52', 'w-36', 'w-48', 'w-44', 'w-32'].map((width) => (
          <div key={width} className="flex h-8 items-center border-b border-rule">
            <span className={`h-3 rounded-soft bg-sunk ${width}`} />
          </div>
        ))}
      </div>
    </DeskFrame>
  )
}
