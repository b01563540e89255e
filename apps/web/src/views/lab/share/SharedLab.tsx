import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { useState } from 'react'
import { createLabPage } from '../../../state/lab/createLabPage.ts'
import type { LabPage as Page } from '../../../state/lab/labPage.ts'
import type { OpenedLab } from '../../../state/share/sharing.ts'
import type { ThemeStore } from '../../../state/theme.ts'
import { BROWSER } from '../../hooks/browserSurroundings.ts'
import type { DemoViews } from '../gallery/demoViews.ts'
import { LabPage } from '../LabPage.tsx'
import { LabContext } from '../labContext.ts'
import { LabEmbed } from './LabEmbed.tsx'
import { useOwnAddress } from './useOwnAddress.ts'

type Props = {
  /** What the link shows. */
  readonly opened: OpenedLab
  readonly theme: ThemeStore
  /** In another site's frame. */
  readonly embedded: boolean
  /** Of the demo that was recorded. */
  readonly views: DemoViews
}

/** A demo's session that a link shows: it plays with the same transport, and nothing of it runs. */
export function SharedLab({ opened, theme, embedded, views }: Props) {
  const [page] = useState(() => pageOf(opened, opened.events))
  return embedded ? (
    <LabEmbed page={page} views={views} id={opened.id} />
  ) : (
    <LabContext value={page}>
      <OwnAddress />
      <LabPage page={page} views={views} theme={theme} tab="" />
    </LabContext>
  )
}

function OwnAddress() {
  useOwnAddress()
  return null
}

function pageOf({ demo, id, cursor, view }: OpenedLab, events: readonly LabEvent[]): Page {
  const page = createLabPage(demo, { frames: BROWSER.frames, tab: '' })
  page.show(events, 'link', cursor)
  const { title = '', note = '', stops = [], tab = null } = view
  page.sharing.forget({ id, cursor: page.cursor(), words: { title, note, stops }, tab })
  return page
}
