import { DeskFrame } from '../../../desk/desk-frame.tsx'

/** A transcript's shape while it is being read. */
export default function Loading() {
  return (
    <DeskFrame>
      <p role="status" className="text-lead font-semibold text-faint">
        Reading the transcript
      </p>
      <div aria-hidden="true" className="mt-10 max-w-[44rem] space-y-3">
        {['w-1/4', 'w-11/12', 'w-4/5', 'w-1/5', 'w-10/12', 'w-2/3'].map((width) => (
          <div key={width} className={`h-4 rounded-soft bg-sunk ${width}`} />
        ))}
      </div>
    </DeskFrame>
  )
}
