import { usePageTheme } from '../../../hooks/usePageTheme.ts'

/** HAProxy's own page in a frame that may do nothing: no script, no form, no link out. */
export function StatsFrame({ session }: { session: string }) {
  const theme = usePageTheme()
  return (
    <iframe
      className="stats-frame"
      title="HAProxy’s own stats page"
      sandbox=""
      src={`/api/labs/${encodeURIComponent(session)}/stats?theme=${theme}`}
    />
  )
}
