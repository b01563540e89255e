import type { VersionRun } from '../../state/compare/versionRuns.ts'

/** Versions that gave the same output. */
export type VersionGroup = { readonly key: string; readonly runs: readonly VersionRun[] }

/** Groups finished runs by what they gave, the group of `base` (a major) first, else in order of versions. */
export function versionGroups(runs: readonly VersionRun[], base: string): VersionGroup[] {
  const groups = new Map<string, VersionRun[]>()
  for (const run of runs) {
    if (run.key === null) continue
    const group = groups.get(run.key)
    if (group === undefined) groups.set(run.key, [run])
    else group.push(run)
  }
  return [...groups]
    .map(([key, members]) => ({ key, runs: members }))
    .sort((a, b) => Number(hasMajor(b, base)) - Number(hasMajor(a, base)))
}

function hasMajor({ runs }: VersionGroup, major: string): boolean {
  return runs.some(({ node }) => node === major)
}

/** "Node 26", "Node 10 and 12", "Node 10, 12 and 14". */
export function versionWords(runs: readonly VersionRun[]): string {
  const majors = runs.map(({ node }) => node)
  const last = majors.pop() ?? ''
  return majors.length === 0 ? `Node ${last}` : `Node ${majors.join(', ')} and ${last}`
}
