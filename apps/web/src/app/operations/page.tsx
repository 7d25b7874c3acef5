import type { Metadata } from 'next'
import { Suspense } from 'react'
import { DeskFrame } from '../../desk/desk-frame.tsx'
import { KeepFresh } from '../../desk/operations/keep-fresh.tsx'
import { OperationsPage } from '../../desk/operations/operations-page.tsx'
import { OperationsSkeleton } from '../../desk/operations/operations-skeleton.tsx'
import { requireOperator } from '../../server/desk-request.ts'

export const metadata: Metadata = { title: 'Operations' }

export default async function Operations() {
  await requireOperator('/operations')
  return (
    <DeskFrame>
      <h1 className="mb-6 text-lead font-semibold tracking-[-0.012em]">Operations</h1>
      <Suspense fallback={<OperationsSkeleton />}>
        <OperationsPage />
      </Suspense>
      <KeepFresh />
    </DeskFrame>
  )
}
