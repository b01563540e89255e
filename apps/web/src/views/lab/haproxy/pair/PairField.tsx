import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { ReactNode } from 'react'
import { ClusterField } from '../../cluster/ClusterField.tsx'
import { useMoment } from '../../labContext.ts'
import { BriefContext } from '../../topology/briefContext.ts'
import { Legend } from '../../topology/Legend.tsx'
import { HaproxyField } from '../HaproxyField.tsx'
import { BesideContext } from './BesideContext.tsx'
import './Pair.css'

/** The cluster above HAProxy, each with a client that asks it as often. */
export function PairField() {
  const moment = useMoment()
  return (
    <BriefContext value={true}>
      <div className="pair-field">
        <BesideContext>
          <Half name="Cluster">
            <ClusterField />
          </Half>
        </BesideContext>
        <Half name="HAProxy">
          <HaproxyField />
        </Half>
      </div>
      {moment !== null && <Legend moment={bothOf(moment)} />}
    </BriefContext>
  )
}

function Half({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="pair-half" aria-label={name}>
      <h2>{name}</h2>
      {children}
    </section>
  )
}

/** Drawn and counted are the requests of both clients. */
function bothOf(moment: LabMoment): LabMoment {
  const { totals, beside } = moment
  const sent = totals.sent + (beside?.totals.sent ?? 0)
  const oneByOne = totals.oneByOne + (beside?.totals.oneByOne ?? 0)
  return { ...moment, totals: { ...totals, sent, oneByOne } }
}
