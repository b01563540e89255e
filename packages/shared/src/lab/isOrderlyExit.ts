type Exit = {
  readonly code?: number | null | undefined
  readonly withAll?: boolean | undefined
  readonly unneeded?: boolean | undefined
}

/** Whether a process ended as it should: by itself with code 0, or by the session, which needs it no more. */
export function isOrderlyExit({ code, withAll, unneeded }: Exit): boolean {
  return code === 0 || withAll === true || unneeded === true
}
