import type { ThemeStore } from '../../state/theme.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import { ShareDialog } from './ShareDialog.tsx'

const ShareRun = lazyPart(async () => (await import('./ShareRun.tsx')).ShareRun)

/** Ways to pass on what is on the page: a link to this moment of the recording, and files. */
export function ShareButton({ theme }: { theme: ThemeStore }) {
  return <ShareDialog>{() => <ShareRun theme={theme} />}</ShareDialog>
}
