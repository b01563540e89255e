import type { ThemeStore } from '../../state/theme.ts'
import { lazyPart } from '../lazyPart.tsx'
import { useLoopscope } from '../loopscopeContext.ts'
import { ShareDialog } from './ShareDialog.tsx'

const ShareRun = lazyPart(async () => (await import('./ShareRun.tsx')).ShareRun)

/** Freezes the recording at this moment behind a link, and shows the link. After an edit it is asked first what is meant. */
export function ShareButton({ theme }: { theme: ThemeStore }) {
  const { sharing, session } = useLoopscope()
  const share = () => {
    const { status, source, recordedSource } = session.getState()
    if (status === 'complete' && source === recordedSource)
      void sharing.create(theme.getState().theme)
  }
  return <ShareDialog share={share}>{() => <ShareRun theme={theme} />}</ShareDialog>
}
