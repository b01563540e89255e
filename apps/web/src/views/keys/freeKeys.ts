/** The latest thing a person did was a press of the pointer. */
let pointing = false
/** The latest thing was the Tab key. */
let tabbing = false
/** Controls that leave their keys to the page, also when the focus comes back to them from a dialog. */
const free = new WeakSet<EventTarget>()

const listen = <Type extends keyof WindowEventMap>(
  type: Type,
  hear: (event: WindowEventMap[Type]) => void,
) => window.addEventListener(type, hear, { capture: true })

let listening = false

/** Begins to note how the focus moves, once for a page. Not before it lives: a page is also drawn where there is no window. */
export function noteFocus(): void {
  if (listening) return
  listening = true
  listen('pointerdown', () => {
    pointing = true
    if (document.activeElement !== null) free.add(document.activeElement)
  })
  listen('keydown', ({ key }) => {
    pointing = false
    tabbing = key === 'Tab'
  })
  listen('focusin', ({ target }) => {
    if (target === null) return
    if (pointing) free.add(target)
    else if (tabbing) free.delete(target)
  })
}

/** Whether the control with the focus leaves its keys to the page: it was pressed by the pointer, or a run has given it the focus. */
export function keysAreFree(): boolean {
  return document.activeElement !== null && free.has(document.activeElement)
}

/** Gives the focus to Step, which is what comes next. No one has gone to it: Space still plays. */
export function focusStep(): void {
  const step = document.querySelector<HTMLElement>('.transport [data-name="forward"]')
  if (step === null) return
  step.focus({ preventScroll: true })
  free.add(step)
}
