import { type ReactNode, useState } from 'react'
import { ConfigContext } from './configContext.ts'

/** What HAProxy's views share beside the session: whether the configuration is open. */
export function ConfigState({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return <ConfigContext value={{ open, setOpen }}>{children}</ConfigContext>
}
