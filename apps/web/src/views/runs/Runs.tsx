import { lazyPart } from '../lazyPart.tsx'

const RunList = lazyPart(async () => (await import('./RunList.tsx')).RunList)

/** The runs that this browser keeps. */
export function Runs() {
  return <RunList />
}
