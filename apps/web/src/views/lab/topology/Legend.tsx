import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { counted } from '@loopscope/shared/lab/labWords'

/** What the signs on the lines mean, and how many of the requests are drawn. */
export function Legend({ moment: { totals } }: { moment: LabMoment }) {
  const { sent, oneByOne } = totals
  return (
    <div className="legend">
      <span className="legend-dots">
        <svg width="10" height="10" aria-hidden="true">
          <circle cx="5" cy="5" r="3.5" fill="currentColor" />
        </svg>
        answered
      </span>
      <span className="legend-dots legend-bad">
        <svg width="10" height="10" aria-hidden="true">
          <path d="M1.5 1.5l7 7m0-7l-7 7" stroke="currentColor" strokeWidth="2" />
        </svg>
        failed
      </span>
      <span>
        <svg width="10" height="10" aria-hidden="true">
          <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        in flight
      </span>
      {sent > oneByOne && (
        <span className="number">
          {oneByOne.toLocaleString('en')} of {counted(sent, 'request')}{' '}
          {oneByOne === 1 ? 'is' : 'are'} drawn one by one; all are counted
        </span>
      )}
    </div>
  )
}
