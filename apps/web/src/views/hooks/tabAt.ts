/** The tab that `key` leads to from `tab`; null where the key is not one of a list of tabs. */
export function tabAt<T>(tabs: readonly T[], tab: T, key: string): T | null {
  const at = tabs.indexOf(tab)
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[key]
  return next === undefined ? null : (tabs[(next + tabs.length) % tabs.length] ?? null)
}
