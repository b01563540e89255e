import { readFileSync } from 'node:fs'

/** The cluster demo's programs, as they run. */
export function clusterFiles(): { name: string; source: string }[] {
  return ['primary.ts', 'worker.ts'].map((name) => ({
    name,
    source: readFileSync(new URL(`../../../demos/cluster/${name}`, import.meta.url), 'utf8'),
  }))
}
