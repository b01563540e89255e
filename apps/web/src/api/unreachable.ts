/** What to tell a person whose browser got no answer at all. */
export const UNREACHABLE =
  'Running needs the Loopscope service, and this browser cannot reach it. Recordings still work; try again when you are online and the service is up.'
