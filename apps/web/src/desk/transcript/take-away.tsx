import { ChevronDown } from 'lucide-react'
import { buttonClass } from '../../components/ui/button.tsx'
import type { ReactNode } from 'react'
import { PrintButton } from './print-button.tsx'

const forms = [
  ['txt', 'Text', 'to read in any editor'],
  ['csv', 'Table', 'CSV for a spreadsheet'],
  ['json', 'JSON', 'for another program'],
  ['vtt', 'Captions', 'WebVTT for the sound'],
] as const

/** The transcript as a file or on paper. Works without a script. */
export function TakeAway({ interviewId, children }: { readonly interviewId: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {children}
      <details className="group relative">
        <summary className={`list-none ${buttonClass({ kind: 'quiet', size: 'small' })}`}>
          Export
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
        </summary>
        <ul className="absolute right-0 z-10 mt-1 w-64 rounded-soft border border-rule bg-raised p-1 shadow-float max-sm:right-auto max-sm:left-0">
          {forms.map(([form, name, what]) => (
            <li key={form}>
              <a
                href={`/api/desk/interviews/${interviewId}/export/${form}`}
                download
                className="flex justify-between gap-3 rounded-soft px-3 py-1.5 text-note hover:bg-sunk"
              >
                <span className="font-medium">{name}</span>
                <span className="text-faint">{what}</span>
              </a>
            </li>
          ))}
        </ul>
      </details>
      <PrintButton />
    </div>
  )
}
