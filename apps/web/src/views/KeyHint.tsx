/** The key that does the same as the button it stands in. The button's name is without it; its title tells of it. */
export function KeyHint({ children }: { readonly children: string }) {
  return (
    <span className="key-hint" aria-hidden="true">
      <kbd>{children}</kbd>
    </span>
  )
}
