import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

/**
 * A part of the page that comes when it is first shown. Where it does not come (the service is away, the release has
 * changed) it says so in its place and can be asked for again; React's own `lazy` would take the whole page down.
 * `meanwhile` stands in its place until it is there.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): LazyPart<Props> {
  let loaded: ComponentType<Props> | null = null
  // biome-ignore lint/correctness/noComponentHookFactories: called once per part, where its module is read.
  function Part(props: Props) {
    const [Shown, setShown] = useState(() => loaded)
    const [failed, setFailed] = useState(false)
    useEffect(() => {
      if (Shown !== null || failed) return
      let left = false
      load().then(
        (part) => {
          loaded = part
          if (!left) setShown(() => part)
        },
        (error: unknown) => {
          console.warn('A part of the page did not load.', error)
          if (!left) setFailed(true)
        },
      )
      return () => {
        left = true
      }
    }, [Shown, failed])
    if (Shown !== null) return <Shown {...props} />
    if (!failed) return meanwhile
    return (
      <p className="part-missing" role="status">
        This part of the page did not load: the service may be down.{' '}
        <button type="button" className="button small" onClick={() => setFailed(false)}>
          Try again
        </button>
      </p>
    )
  }
  Part.have = (part: ComponentType<Props>) => {
    loaded = part
  }
  return Part
}

/** `have`: gives it what it would load, where the page is drawn ahead. */
type LazyPart<Props> = ComponentType<Props> & {
  readonly have: (part: ComponentType<Props>) => void
}
