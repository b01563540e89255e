/** The tab that the address asks for, as one of these names; null: it asks for none of them. */
export function tabOfAddress<Name extends string>(names: readonly Name[]): Name | null {
  const asked = new URLSearchParams(location.search).get('tab')
  return names.find((name) => name === asked) ?? null
}

/** Puts the shown tab into the address, so that a reload and a copied address lead to it. A bare address is the first tab's. */
export function keepTabInAddress(name: string, first: string): void {
  const asked = new URLSearchParams(location.search).get('tab')
  if (asked === name || (asked === null && name === first)) return
  history.replaceState(null, '', `${location.pathname}?tab=${encodeURIComponent(name)}`)
}
