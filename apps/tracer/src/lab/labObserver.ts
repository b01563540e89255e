/** For metrics and spans. */
export type LabObserver = {
  readonly opened: (id: string, demo: string) => void
  readonly acted: (id: string, action: string) => void
  readonly ended: (id: string, demo: string, reason: string) => void
  /** Processes of an earlier service that were ended. */
  readonly swept: (processes: number) => void
}
export const NOBODY: LabObserver = {
  ...{ opened: () => undefined, acted: () => undefined },
  ...{ ended: () => undefined, swept: () => undefined },
}
