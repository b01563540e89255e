type Props = {
  readonly thread: number
  readonly state: string
  /** Its additions so far. */
  readonly count: number
  /** Its progress over time, as a path. */
  readonly area: string
  /** Part of its additions that is made, 0 to 1. */
  readonly done: number
}

/** One thread: what it does, how often it has added, and when it got on. */
export function ThreadProgress({ thread, state, count, area, done }: Props) {
  return (
    <li>
      <span className="count-thread">
        <b>Thread {thread}</b> {state}
      </span>
      <span className="count-own number">
        {count.toLocaleString('en')}
        {done > 0 && done < 1 && <small> {Math.round(100 * done)} %</small>}
      </span>
      <span className="count-lane">
        {(['later', 'now'] as const).map((layer) => (
          <svg
            key={layer}
            className={`count-${layer}`}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path d={area} />
          </svg>
        ))}
        <i className="count-cursor" aria-hidden="true" />
      </span>
    </li>
  )
}
