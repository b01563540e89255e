import { useStore } from 'zustand'
import type { LanesView } from '../../../state/lanesView.ts'
import { useLoopscope } from '../../hooks/loopscopeContext.ts'

export function useLanesView<T>(select: (view: LanesView) => T): T {
  return useStore(useLoopscope().lanesView, select)
}
