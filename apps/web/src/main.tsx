import { App } from './App.tsx'
import { followAddress } from './followAddress.ts'
import { mountPage } from './mountPage.tsx'
import { whenPainted } from './views/whenPainted.ts'

const loopscope = mountPage((theme) => <App theme={theme} />)
followAddress(loopscope)
void whenPainted().then(loopscope.loadVersions)
window.addEventListener('online', () => {
  if (loopscope.session.getState().versions === null) void loopscope.loadVersions()
})
