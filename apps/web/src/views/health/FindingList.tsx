import type { Finding } from '@loopscope/shared/timeline/health/finding'
import { longestHold } from '@loopscope/shared/timeline/health/holdFindings'
import { capital, duration, theCallback } from '@loopscope/shared/timeline/sentences/words'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useMemo } from 'react'
import { useTimeline } from '../hooks/loopscopeContext.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import { Panel } from '../kit/Panel.tsx'
import { Sentence } from '../now/Sentence.tsx'
import { FindingButton } from './FindingButton.tsx'
import { useFindings } from './useFindings.ts'
import './Health.css'

const HeldSample = lazyPart(async () => (await import('../sampled/HeldSample.tsx')).HeldSample)

const GROUPS = [
  { severity: 'failure', title: 'Went wrong' },
  { severity: 'warning', title: 'Worth a look' },
  { severity: 'note', title: 'Good to know' },
] as const

/** What was slow, late, starved or racing in the whole recording; each finding leads to its moment. */
export function FindingList() {
  const timeline = useTimeline()
  const findings = useFindings()
  if (timeline === null || findings === null)
    return <p className="inspector-none">After a run, what stands out in it is listed here.</p>
  return (
    <Panel name="Health">
      <div className="health">
        {findings.length === 0 && <p>Nothing stood out in this run.</p>}
        {GROUPS.map(({ severity, title }) => (
          <Group
            key={severity}
            title={title}
            findings={findings.filter((finding) => finding.severity === severity)}
          />
        ))}
        {findings.every(({ kind }) => kind !== 'heldLoop') && <Longest timeline={timeline} />}
      </div>
    </Panel>
  )
}

function Group({ title, findings }: { title: string; findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.step} ${finding.sentence}`}>
            <FindingButton finding={finding} />
            {finding.held !== undefined && <HeldSample callback={finding.held} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The measure of a healthy run, too: what kept the loop longest. */
function Longest({ timeline }: { timeline: Timeline }) {
  const longest = useMemo(() => longestHold(timeline), [timeline])
  if (longest === null) return null
  const { callback, us } = longest
  return (
    <p className="health-longest">
      <Sentence
        text={`${capital(theCallback(callback))} took ${duration(us)}, the longest that one callback held the loop.`}
      />
    </p>
  )
}
