import { useState } from 'react'
import { usePanes } from '../hooks/panesContext.ts'
import { lazyPart } from '../kit/lazyPart.tsx'

const RunKeys = lazyPart(async () => (await import('./RunKeys.tsx')).RunKeys)

/** The list of keys: it comes when it is first asked for, and stays, as it gives the focus back when it closes. */
export function RunKeyList() {
  const open = usePanes(({ keys }) => keys)
  const [asked, ask] = useState(false)
  if (open && !asked) ask(true)
  return asked ? <RunKeys /> : null
}
