import type { LessonName } from '@loopscope/shared/site/lessons'
import { useEffect, useState } from 'react'
import { fetchTitles } from '../../state/lesson/fetchTitles.ts'
import { whenPainted } from '../hooks/whenPainted.ts'
import { Panel } from '../kit/Panel.tsx'
import './NextPuzzles.css'

/** The page that shows where in Node each part is. */
const LAYERS: `/demos/${LessonName}` = '/demos/layers'

type Props = {
  /** Which demo's page it stands on. */
  readonly lesson: LessonName | 'processes'
  readonly names: readonly [string, string]
}

/** Two puzzles about the same, and the way to where in Node this is. */
export function NextPuzzles({ lesson, names }: Props) {
  const leadsToLayers = lesson !== 'layers'
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    let left = false
    void whenPainted()
      .then(fetchTitles)
      .then((known) => {
        if (!left) setTitles(known)
      })
    return () => {
      left = true
    }
  }, [])
  return (
    <Panel
      name={leadsToLayers ? 'Two puzzles, and where it is in Node' : 'Two puzzles'}
      className="next-puzzles"
    >
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={`/puzzles/${name}`}>{titles.get(name) ?? name.replaceAll('-', ' ')}</a>
          </li>
        ))}
        {leadsToLayers && (
          <li>
            <a href={LAYERS}>Layers of Node</a>
          </li>
        )}
      </ul>
    </Panel>
  )
}
