import type { Docs } from '@loopscope/shared/timeline/docs'
import './DocsLinks.css'

/** So many pages are enough for one moment. */
const PAGES = 2

/** Where the rule is written down. The only links that leave the page, and they tell no one where from. */
export function DocsLinks({ docs }: { docs: readonly Docs[] }) {
  if (docs.length === 0) return null
  return (
    <p className="docs-links">
      Read the rule:{' '}
      {docs.slice(0, PAGES).map(({ title, url }, i) => (
        <span key={url}>
          {i > 0 && ', '}
          <a href={url} target="_blank" rel="noreferrer">
            {title}
          </a>
        </span>
      ))}
    </p>
  )
}
