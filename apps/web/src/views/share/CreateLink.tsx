type Props = {
  /** Stores the recording and makes its address. */
  readonly create: () => Promise<void>
  readonly children?: string
}

/** Publishes, which nothing else here does. The button goes away with it: the focus goes to the address that has come. */
export function CreateLink({ create, children = 'Create link' }: Props) {
  const press = async () => {
    await create()
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.share-field input')?.focus())
  }
  return (
    <button type="button" className="button small" onClick={() => void press()}>
      {children}
    </button>
  )
}
