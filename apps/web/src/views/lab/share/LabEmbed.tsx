import { Fragment, useState } from 'react'
import type { LabPage } from '../../../state/lab/labPage.ts'
import { Icon } from '../../kit/Icon.tsx'
import { Wordmark } from '../../kit/Wordmark.tsx'
import { type DemoViews, DemoViewsContext, useDemoViews } from '../gallery/demoViews.ts'
import { LabNow } from '../LabNow.tsx'
import { LabContext, useMoment } from '../labContext.ts'
import { NotesContext } from '../notes/notesContext.ts'
import { Topology } from '../topology/Topology.tsx'
import { LabTransport } from '../transport/LabTransport.tsx'
import { useLabKeys } from '../transport/useLabKeys.ts'
import { LabLinkWords } from './LabLinkWords.tsx'
import './LabEmbed.css'

type Props = { readonly page: LabPage; readonly views: DemoViews; readonly id: string }

/** /embed/:id of a demo's session: the processes, the sentence and the transport. */
export function LabEmbed({ page, views, id }: Props) {
  const { Around = Fragment } = views
  const [notes] = useState(() => ({
    open: false,
    experiment: 0,
    setOpen: () => undefined,
    setExperiment: () => undefined,
  }))
  return (
    <LabContext value={page}>
      <DemoViewsContext value={views}>
        <NotesContext value={notes}>
          <Around>
            <Body id={id} />
          </Around>
        </NotesContext>
      </DemoViewsContext>
    </LabContext>
  )
}

function Body({ id }: { id: string }) {
  useLabKeys()
  const { Strip } = useDemoViews()
  const header = useMoment()?.header
  return (
    <main id="content" className="lab-embed">
      <header className="lab-embed-head">
        <h1>
          <Wordmark />
        </h1>
        {header !== undefined && (
          <p>
            {header.demo}, recorded on Node <b>{header.node}</b>
          </p>
        )}
        <a
          className="button small"
          href={`/s/${id}`}
          target="_blank"
          rel="noopener"
          aria-label="Open this recording in Loopscope"
        >
          Open
          <Icon name="link" size={12} />
        </a>
      </header>
      <LabLinkWords />
      <LabNow bare />
      <Topology bare />
      <Strip />
      <section aria-label="Timeline">
        <LabTransport live={false} />
      </section>
    </main>
  )
}
