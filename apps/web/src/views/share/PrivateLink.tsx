import { useEffect, useState } from 'react'
import { useLoopscope, useSession } from '../hooks/loopscopeContext.ts'
import { CopyField } from './CopyField.tsx'

/** For what no one is to keep: all of it is in the address. */
export function PrivateLink() {
  const { sharing } = useLoopscope()
  const source = useSession((session) => session.source)
  const edited = useSession(
    ({ source: text, recordedSource }) => recordedSource !== null && text !== recordedSource,
  )
  const [fragment, setFragment] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fragment carries the source
  useEffect(() => {
    let left = false
    void sharing.fragment().then((text) => {
      if (!left) setFragment(text)
    })
    return () => {
      left = true
    }
  }, [sharing, source])
  return (
    <section className="share-private">
      <CopyField name="Link without storage" text={`${location.origin}/${fragment}`} />
      <p>
        Carries the {edited && 'edited '}snippet and its settings in the address itself. Nothing is
        stored, nothing recorded.
      </p>
    </section>
  )
}
