import type { LabProcess } from '@loopscope/shared/lab/labMoment'
import { useBrief } from '../topology/briefContext.ts'
import { ProcessCard } from '../topology/ProcessCard.tsx'
import { LifeButtons } from './LifeButtons.tsx'

/** What every server behind HAProxy asks for each answer; HAProxy itself knows nothing of it. */
export function RecipeCard({ process, at }: { process: LabProcess; at: number }) {
  return (
    <ProcessCard process={process} at={at} className="recipe">
      {!useBrief() && <p className="node-note">every web-api asks it; HAProxy does not know it</p>}
      <LifeButtons process={process} />
    </ProcessCard>
  )
}
