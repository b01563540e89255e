/** Whether the api of a site is one of timers/promises, as the recorder tells those: their timers call no function of the user's. */
export function isPromisesTimer(api: string | null): boolean {
  return api?.startsWith('timersPromises.') ?? false
}
