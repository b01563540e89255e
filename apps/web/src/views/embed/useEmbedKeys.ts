import { useCallback } from 'react'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { type Focus, intentOf, type Key } from '../keys/keys.ts'
import { moveByKey } from '../keys/moveByKey.ts'
import { usePageKeys } from '../keys/usePageKeys.ts'

/** The keys that move the cursor; the others of the whole page mean nothing here. */
export function useEmbedKeys() {
  const loopscope = useLoopscope()
  usePageKeys(
    useCallback(
      (key: Key, focus: Focus) => moveByKey(intentOf(key, focus), loopscope),
      [loopscope],
    ),
  )
}
