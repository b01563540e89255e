import type { ModuleKind } from '@loopscope/shared/wire/api'
import { useLoopscope, useSession } from '../hooks/loopscopeContext.ts'
import { MODULE_KINDS } from './moduleKinds.ts'
import { ShortSelect } from './ShortSelect.tsx'

/** As they are called where there is no room. */
const SHORTEST: { readonly [kind in ModuleKind]: string } = {
  commonjs: 'CJS',
  module: 'ESM',
  typescript: 'TS',
}

/** What kind of file the snippet is. */
export function ModuleSelect() {
  const { session } = useLoopscope()
  const module = useSession((state) => state.module)
  return (
    <ShortSelect short={MODULE_KINDS[module]} shortest={SHORTEST[module]}>
      <select
        className="select"
        aria-label="Module kind"
        value={module}
        onChange={(event) => session.setState({ module: event.currentTarget.value as ModuleKind })}
      >
        {Object.entries(MODULE_KINDS).map(([kind, name]) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </select>
    </ShortSelect>
  )
}
