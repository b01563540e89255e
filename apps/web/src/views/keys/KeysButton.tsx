import { Icon } from '../kit/Icon.tsx'

/** Opens the list of the page's keys. */
export function KeysButton({ open }: { readonly open: () => void }) {
  return (
    <button
      type="button"
      className="button icon-only keys-button"
      aria-label="Keys"
      title="Keys (?)"
      onClick={open}
    >
      <Icon name="keyboard" />
    </button>
  )
}
