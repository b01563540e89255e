import { useState } from 'react'

/** Heights that a person has chosen, px; null: the page's own. */
export type PaneSizes = { readonly console: number | null; readonly dock: number | null }

const KEY = 'loopscope.panes'
const OWN: PaneSizes = { console: null, dock: null }

/** The chosen heights, remembered in this browser. */
export function usePaneSizes(): [PaneSizes, (changed: Partial<PaneSizes>) => void] {
  const [sizes, setSizes] = useState(readSizes)
  const change = (changed: Partial<PaneSizes>) => {
    const next = { ...sizes, ...changed }
    setSizes(next)
    try {
      localStorage.setItem(KEY, JSON.stringify(next))
    } catch {
      // Storage is forbidden here (private window, policy): the sizes are then not remembered.
    }
  }
  return [sizes, change]
}

function readSizes(): PaneSizes {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return OWN
    return {
      console: heightOf('console' in kept ? kept.console : null),
      dock: heightOf('dock' in kept ? kept.dock : null),
    }
  } catch {
    // Forbidden, or not written by this page.
    return OWN
  }
}

function heightOf(value: unknown): number | null {
  return typeof value === 'number' && value >= 40 && value <= 4000 ? value : null
}
