import { lazyPart } from '../kit/lazyPart.tsx'

const RunList = lazyPart(async () => (await import('./RunList.tsx')).RunList)

/** The runs that this browser keeps. */
export function Runs() {
  return <RunList />
}
