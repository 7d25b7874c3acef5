'use client'

import { Button } from '../../components/ui/button.tsx'

/** Opens the browser's printing, which also makes a PDF. */
export function PrintButton() {
  return (
    <Button kind="quiet" size="small" onClick={() => window.print()}>
      Print or PDF
    </Button>
  )
}
