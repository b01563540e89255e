import { LESSONS, type LessonName } from '@loopscope/shared/site/lessons'
import { useEffect, useState } from 'react'
import { fetchTitles } from '../../state/lesson/fetchTitles.ts'
import { Panel } from '../Panel.tsx'
import { whenPainted } from '../whenPainted.ts'

/** The page that shows where in Node each part is. */
const LAYERS = LESSONS.find(({ name }) => name === 'layers')

type Props = { readonly lesson: LessonName; readonly names: readonly [string, string] }

/** Two puzzles about the same, and the way to where in Node this is. */
export function NextPuzzles({ lesson, names }: Props) {
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
    <Panel name="Two puzzles about it" className="lesson-puzzles">
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={`/puzzles/${name}`}>{titles.get(name) ?? name.replaceAll('-', ' ')}</a>
          </li>
        ))}
        {lesson !== LAYERS?.name && LAYERS !== undefined && (
          <li>
            <a href={`/demos/${LAYERS.name}`}>Where in Node this is</a>
          </li>
        )}
      </ul>
    </Panel>
  )
}
