import { useLabState } from '../labContext.ts'

/** The way to HAProxy's own page of figures, while it runs. */
export function StatsLink() {
  const session = useLabState(({ status, id }) => (status === 'live' ? id : null))
  if (session === null) return null
  return (
    <a
      className="button tiny"
      href={`/api/labs/${encodeURIComponent(session)}/stats`}
      target="_blank"
      rel="noopener"
      title="The page that HAProxy itself makes of its figures, as they are now"
    >
      HAProxy’s stats page
    </a>
  )
}
