/** As many files as are read as one list. */
const MOST_FILES = 25

/**
 * The folders in which too many source files stand beside each other, tests and styles counted, a sentence each. What is data
 * (recorded programs, attacks, puzzles) is not counted: such a folder is a list. `files`: paths from the root.
 */
export function crowdedFolders(files) {
  const counts = new Map()
  for (const file of files) {
    if (!/\.(tsx?|mjs|css)$/.test(file)) continue
    const folder = file.slice(0, file.lastIndexOf('/'))
    if (DATA.some((data) => folder.startsWith(data))) continue
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > MOST_FILES)
    .map(
      ([folder, count]) => `${folder} has ${count} files beside each other: ${MOST_FILES} at most`,
    )
}

const DATA = [
  'apps/tracer/attacks',
  'apps/tracer/fixtures',
  'apps/tracer/verify/programs',
  'puzzles',
]
