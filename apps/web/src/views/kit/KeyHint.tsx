/** The key that does the same as the button it stands in. Drawn, not written: the button is called by its words alone. */
export function KeyHint({ children }: { readonly children: string }) {
  return <kbd data-key={children} />
}
