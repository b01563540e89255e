import { App } from './App.tsx'
import { followAddress } from './followAddress.ts'
import { mountRunPage } from './mountRunPage.tsx'
import { whenPainted } from './views/whenPainted.ts'

const loopscope = mountRunPage((theme) => <App theme={theme} />)
followAddress(loopscope)
void whenPainted().then(loopscope.loadVersions)
window.addEventListener('online', () => {
  if (loopscope.session.getState().versions === null) void loopscope.loadVersions()
})
