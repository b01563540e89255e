import './SkipLink.css'

/** The first stop of the Tab key: over the bar, to what the page is about. */
export function SkipLink() {
  return (
    // biome-ignore lint/a11y/useValidAnchor: it leads to a place of the page, and leaves the address as it is
    <a
      className="skip-link"
      href="#content"
      onClick={(event) => {
        // The address stays: on the playground it may carry a snippet.
        event.preventDefault()
        const main = document.querySelector<HTMLElement>('main')
        if (main === null) return
        main.tabIndex = -1
        main.focus()
      }}
    >
      Skip to content
    </a>
  )
}
