import { useStore } from 'zustand'
import type { ThemeStore } from '../../state/theme.ts'
import { Icon } from '../kit/Icon.tsx'

/** Changes the page to the other theme. */
export function ThemeButton({ theme: store }: { theme: ThemeStore }) {
  const theme = useStore(store, (state) => state.theme)
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <button
      type="button"
      className="button icon-only theme-button"
      aria-label={`Use the ${other} theme`}
      title={`Use the ${other} theme`}
      onClick={() => store.setState({ theme: other, isChosen: true })}
    >
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  )
}
