import type { LabAct } from '../../../state/lab/labPage.ts'
import { useAct, useIsLive } from '../labContext.ts'

type Props = {
  readonly name: string
  /** Its accessible name, where there is no room for it. */
  readonly label?: string
  readonly act: LabAct
  /** What it does, for whoever points at it. */
  readonly title: string
  /** Whether it makes sense at this moment. */
  readonly off?: boolean
}

/** Asks for one thing to be done to a process. */
export function ActionButton({ name, label = name, act, title, off = false }: Props) {
  const ask = useAct()
  const live = useIsLive()
  const disabled = off || !live
  return (
    <button
      type="button"
      className="button tiny"
      aria-label={label}
      title={live ? title : `${title}. No session goes on: Start one first.`}
      // Not disabled, which would take the focus away from who killed by key.
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) ask(act)
      }}
    >
      {name}
    </button>
  )
}
