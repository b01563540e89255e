import type { ThemeStore } from '../../state/theme.ts'
import { DemoBar } from './DemoBar.tsx'
import { DEMOS } from './demos.ts'
import { usePossible } from './usePossible.ts'
import './DemoGallery.css'

/** /demos: a card per demo, with what it teaches, what runs, and whether it can run here. */
export function DemoGallery({ theme }: { theme: ThemeStore }) {
  const wordsFor = usePossible()
  return (
    <div className="gallery-page">
      <DemoBar theme={theme} />
      <main className="gallery">
        <header>
          <h1>Real processes, to be killed, frozen and scrubbed back</h1>
          <p>
            Each demo starts real processes on the machine of this service, shows what they do, and
            records it: any moment can be gone back to and shared.
          </p>
        </header>
        <ul aria-label="Demos">
          {DEMOS.map(({ demo, title, teaches, runs }) => (
            <li key={demo}>
              <a href={`/demos/${demo}`}>
                <h2>{title}</h2>
                <p>{teaches}</p>
                <dl>
                  <div>
                    <dt>Runs</dt>
                    <dd>{runs}</dd>
                  </div>
                  <div>
                    <dt>Here</dt>
                    <dd>{wordsFor(demo)}</dd>
                  </div>
                </dl>
              </a>
            </li>
          ))}
        </ul>
      </main>
    </div>
  )
}
