import { useTimeline } from '../loopscopeContext.ts'

/** What was slow, late, starved or racing in the whole recording. */
export function Health() {
  const timeline = useTimeline()
  return <p className="inspector-none">{timeline === null ? 'Run something first.' : ''}</p>
}
