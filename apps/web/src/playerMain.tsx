import { EmbedApp } from './EmbedApp.tsx'
import { mountRunPage } from './mountRunPage.tsx'
import { loadSelectors } from './state/run/loadSelectors.ts'
import type { SavedRecording } from './views/export/htmlPlayer.ts'

const { show, play } = mountRunPage((theme) => <EmbedApp theme={theme} saved />, { guest: true })
const saved = document.getElementById('recording')?.textContent
if (saved != null) {
  const { subject, cursor, events } = JSON.parse(saved) as SavedRecording
  // In the file's one script already: it only has to be asked for.
  void loadSelectors().then(() => {
    show(subject, events)
    play({ type: 'seek', cursor })
  })
}
