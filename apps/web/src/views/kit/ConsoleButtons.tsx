import { CollapseButton } from './CollapseButton.tsx'
import { MaximizeButton } from './MaximizeButton.tsx'

/** What can be done with the console as a pane. */
export function ConsoleButtons() {
  return (
    <>
      <CollapseButton pane="console" />
      <MaximizeButton pane="console" />
    </>
  )
}
