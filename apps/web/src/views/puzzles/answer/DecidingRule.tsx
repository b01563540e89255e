import { useSession } from '../../hooks/loopscopeContext.ts'
import { Sentence } from '../../now/Sentence.tsx'
import { DocsLinks } from '../../why/DocsLinks.tsx'
import { useExplained } from '../../why/useExplained.ts'

/** Why what runs at this moment runs now, and where that is written down. */
export function DecidingRule() {
  const explained = useExplained()
  const running = useSession(({ status }) => status === 'running')
  const explanation = running ? null : (explained?.explanation ?? null)
  if (explanation === null) return null
  return (
    <>
      <p>
        <Sentence text={explanation.sentence} />
      </p>
      <DocsLinks docs={explanation.docs} />
    </>
  )
}
