import { useCallback } from 'react'
import { type Focus, intentOf, type Key } from '../keys.ts'
import { useLoopscope } from '../loopscopeContext.ts'
import { moveByKey } from '../moveByKey.ts'
import { usePageKeys } from '../usePageKeys.ts'

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
