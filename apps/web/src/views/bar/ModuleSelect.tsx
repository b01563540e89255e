import { useLoopscope, useSession } from '../hooks/loopscopeContext.ts'
import { MODULE_KINDS } from './moduleKinds.ts'

/** What kind of file the snippet is. */
export function ModuleSelect() {
  const { session } = useLoopscope()
  const module = useSession((state) => state.module)
  return (
    <select
      className="select"
      aria-label="Module kind"
      value={module}
      onChange={(event) =>
        session.setState({ module: event.currentTarget.value as keyof typeof MODULE_KINDS })
      }
    >
      {Object.entries(MODULE_KINDS).map(([kind, name]) => (
        <option key={kind} value={kind}>
          {name}
        </option>
      ))}
    </select>
  )
}
