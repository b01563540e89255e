import { useMemo } from 'react'
import { besidePage } from '../../../../state/lab/proxy/besidePage.ts'
import { useLab } from '../../labContext.ts'
import { Strip } from '../../strip/Strip.tsx'

const NAMES = ['cluster', 'HAProxy'] as const

/** The processes of both on one clock, the cluster's above HAProxy's. */
export function PairStrip() {
  const page = useLab()
  const pages = useMemo(() => [besidePage(page), page], [page])
  return <Strip pages={pages} names={NAMES} />
}
