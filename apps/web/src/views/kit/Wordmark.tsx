/** The sign and the name of the product. */
export function Wordmark() {
  return (
    <>
      <svg width="22" height="22" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d="M13.8 5.2a6.4 6.4 0 1 1-2.1-2.4"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
        <circle cx="8" cy="8" r="2.2" fill="currentColor" />
      </svg>
      <span>Loopscope</span>
    </>
  )
}
