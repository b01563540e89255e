import { useEffect, useState } from 'react'
import { usePuzzles, useVisit } from './puzzlesContext.ts'

/** The way to the playground with this program in it, to try what else it does. */
export function PlaygroundLink() {
  const { own } = usePuzzles()
  const puzzle = useVisit((visit) => visit.puzzle)
  const node = useVisit((visit) => visit.node)
  const [fragment, setFragment] = useState<string | null>(null)
  useEffect(() => {
    if (puzzle === null) return
    let left = false
    void own.fragmentOf({ source: puzzle.source, module: puzzle.module, node }).then((text) => {
      if (!left) setFragment(text)
    })
    return () => {
      left = true
    }
  }, [own, puzzle, node])
  if (fragment === null) return null
  return (
    <p>
      <a href={`/${fragment}`}>Open it in the playground</a>
    </p>
  )
}
