import { LESSONS } from '@loopscope/shared/site/lessons'
import type { ThemeStore } from '../../../state/theme.ts'
import { visibleText } from '../../hooks/visibleText.ts'
import { DemoBar } from './DemoBar.tsx'
import { DEMOS } from './demos.ts'
import { usePossible } from './usePossible.ts'
import './DemoGallery.css'

/** "Cluster, HAProxy, Processes and autocannon". */
const REAL = new Intl.ListFormat('en-GB').format(DEMOS.map(({ title }) => title))

type Props = {
  readonly theme: ThemeStore
  /** What the address asks for and no demo is called; "": nothing. */
  readonly unknown: string
}

/** /demos: a card per demo, with what it teaches, what runs, and whether it can run here. */
export function DemoGallery({ theme, unknown }: Props) {
  const wordsFor = usePossible()
  return (
    <div className="gallery-page">
      <DemoBar theme={theme} />
      <main id="content" className="gallery">
        {unknown !== '' && (
          <p className="gallery-unknown" role="alert">
            There is no demo called {visibleText(unknown, 60)}. These there are:
          </p>
        )}
        <header>
          <h1>Real processes, to be killed, frozen and played back</h1>
          <p>
            {REAL} start real processes on the machine of this service, show what they do, and
            record it: you can go back to any moment, and share it. The others run one short program
            for each move of a slider, and ask for your prediction first.
          </p>
        </header>
        <ul aria-label="Demos">
          {DEMOS.map(({ demo, title, teaches, runs }) => (
            <Card key={demo} {...{ name: demo, title, teaches, runs }} here={wordsFor(demo)} />
          ))}
          {LESSONS.map(({ name, title, teaches, runs }) => (
            <Card key={name} {...{ name, title, teaches, runs }} />
          ))}
        </ul>
      </main>
    </div>
  )
}

type CardProps = {
  readonly name: string
  readonly title: string
  readonly teaches: string
  readonly runs: string
  /** Whether its processes can run here. */
  readonly here?: string
}

function Card({ name, title, teaches, runs, here }: CardProps) {
  return (
    <li>
      <a href={`/demos/${name}`}>
        <h2>{title}</h2>
        <p>{teaches}</p>
        <dl>
          <div>
            <dt>Runs</dt>
            <dd>{runs}</dd>
          </div>
          {here !== undefined && (
            <div>
              <dt>Here</dt>
              <dd>{here}</dd>
            </div>
          )}
        </dl>
      </a>
    </li>
  )
}
