import { useState } from 'react'
import { lazyPart } from './lazyPart.tsx'
import { usePanes } from './panesContext.ts'

const RunKeys = lazyPart(async () => (await import('./RunKeys.tsx')).RunKeys)

/** The list of keys: it comes when it is first asked for, and stays, as it gives the focus back when it closes. */
export function RunKeyList() {
  const open = usePanes(({ keys }) => keys)
  const [asked, ask] = useState(false)
  if (open && !asked) ask(true)
  return asked ? <RunKeys /> : null
}
