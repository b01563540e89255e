import type { AskedPuzzle } from '../../state/puzzles/askedPuzzle.ts'
import { MODULE_KINDS } from '../bar/moduleKinds.ts'
import { usePuzzles, useVisit } from './puzzlesContext.ts'

/** What the puzzle runs on; a choice where it is asked on several versions. */
export function RunsOn({ puzzle }: { puzzle: AskedPuzzle }) {
  return (
    <div className="puzzle-runs-on">
      <VersionChoice puzzle={puzzle} />
      <span className="puzzle-kind">{MODULE_KINDS[puzzle.module]}</span>
    </div>
  )
}

function VersionChoice({ puzzle: { versions, answers } }: { puzzle: AskedPuzzle }) {
  const { visit } = usePuzzles()
  const node = useVisit((state) => state.node)
  if (versions.length === 1)
    return <span className="puzzle-kind">Node {answers[node]?.node ?? node}</span>
  return (
    <select
      className="select small"
      aria-label="Node version"
      value={node}
      onChange={(event) => visit.choose(event.currentTarget.value)}
    >
      {versions.map((version) => (
        <option key={version} value={version}>
          Node {answers[version]?.node ?? version}
        </option>
      ))}
    </select>
  )
}
