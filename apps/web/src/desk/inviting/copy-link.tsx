'use client'

import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'

const sign = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** A link to hand over: shown whole, copied by a click. */
export function CopyLink({ link, name }: { readonly link: string; readonly name: string }) {
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
    <div>
      <div className="flex max-w-[44rem] gap-2">
        <input
          ref={field}
          readOnly
          aria-label={`Link for ${name}`}
          value={link}
          className="h-10 min-w-0 flex-1 rounded-soft border border-edge bg-raised px-3 text-note"
        />
        <Button size="medium" onClick={() => void copy()}>
          {copied === 'yes' ? <Check {...sign} /> : <Copy {...sign} />}
          {copied === 'yes' ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p role="status" className="mt-1 text-note text-soft">
        {copied === 'by-hand' && 'The link is selected. Copy it with Ctrl and C.'}
      </p>
    </div>
  )
}
