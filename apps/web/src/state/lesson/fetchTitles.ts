/** Names of puzzles and their titles; none where the service does not answer. */
export async function fetchTitles(): Promise<ReadonlyMap<string, string>> {
  const api = await import('../../api/puzzles.ts').catch((error) => {
    console.warn('A part of the page did not load.', error)
    return null
  })
  const fetched = await api?.fetchPuzzles()
  return new Map(
    fetched?.type === 'here' ? fetched.value.map(({ name, title }) => [name, title]) : [],
  )
}
