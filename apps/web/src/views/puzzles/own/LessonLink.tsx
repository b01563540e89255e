import type { OwnLesson } from '@loopscope/shared/puzzle/ownPuzzles'
import { useEffect, useState } from 'react'
import { usePuzzles } from '../puzzlesContext.ts'
import { LinkField } from './LinkField.tsx'

/** Some chats and mail programs cut an address that is longer. */
const LONG = 8000

type Props = { readonly lesson: OwnLesson; readonly name: string }

/** The address of puzzles, to be given away, and what puts them into a page or slides. */
export function LessonLink({ lesson, name }: Props) {
  const { own } = usePuzzles()
  const [fragment, setFragment] = useState<string | null>(null)
  const written = JSON.stringify(lesson)
  useEffect(() => {
    let left = false
    void own.lessonFragment(JSON.parse(written) as OwnLesson).then((text) => {
      if (!left) setFragment(text)
    })
    return () => {
      left = true
    }
  }, [own, written])
  if (fragment === null) return null
  const address = `${location.origin}/puzzles/own${fragment}`
  return (
    <>
      <LinkField name={name} text={address} tryAt={address} />
      {address.length > LONG && (
        <p>
          The link has {address.length} characters: some chats and mail programs cut longer ones
          than {LONG}.
        </p>
      )}
      <details>
        <summary>Put it into a page or slides</summary>
        <LinkField
          name={name === 'Link' ? 'Embed code' : 'Embed code of the lesson'}
          text={tagOf(fragment)}
        />
      </details>
    </>
  )
}

const tagOf = (fragment: string): string =>
  `<iframe src="${location.origin}/embed/puzzle${fragment}" title="Loopscope puzzle" width="960" height="640" loading="lazy" style="border:0;max-width:100%"></iframe>`
