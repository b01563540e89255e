import { DEFAULT_NODE } from '@loopscope/shared/wire/defaults'
import type { Example } from '../examples/example.ts'
import type { Loopscope } from '../state/loopscope.ts'
import type { PanesStore } from '../state/panes.ts'

/** Puts an example into the editor, on the version that it is about or the usual one. The run before it goes. */
export function openExample(
  { session, show }: Loopscope,
  { source, module, node }: Pick<Example, 'source' | 'module' | 'node'>,
  panes: PanesStore,
): void {
  const { versions, threadPoolSize } = session.getState()
  show({ source, module, node: node ?? versions?.default ?? DEFAULT_NODE, threadPoolSize }, [])
  session.setState({ status: 'idle', recordedSource: null })
  panes.setState({ tab: 'code' })
}
