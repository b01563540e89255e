import { type ReactNode, useMemo } from 'react'
import { besidePage } from '../../../../state/lab/proxy/besidePage.ts'
import { LabContext, useLab } from '../../labContext.ts'

/** Everything within shows the cluster beside HAProxy. */
export function BesideContext({ children }: { children: ReactNode }) {
  const page = useLab()
  const beside = useMemo(() => besidePage(page), [page])
  return <LabContext value={beside}>{children}</LabContext>
}
