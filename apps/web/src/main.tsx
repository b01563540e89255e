import { App } from './App.tsx'
import { followAddress } from './drafts/followAddress.ts'
import { mountRunPage } from './mountRunPage.tsx'
import { OrDemo } from './OrDemo.tsx'
import { leaveShell } from './shell/leaveShell.ts'
import { whenPainted } from './views/hooks/whenPainted.ts'

const loopscope = mountRunPage((theme) => (
  <OrDemo theme={theme}>
    <App theme={theme} />
  </OrDemo>
))
followAddress(loopscope)
void leaveShell(loopscope.session, whenPainted())
void whenPainted().then(loopscope.loadVersions)
void whenPainted()
  .then(() => import('./openFiles.ts'))
  .then(({ openFiles }) => openFiles(loopscope))
  // Without it the Runs panel still opens files.
  .catch(() => undefined)
window.addEventListener('online', () => {
  if (loopscope.session.getState().versions === null) void loopscope.loadVersions()
})
