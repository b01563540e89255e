/** What to tell a person whose browser got no answer at all. */
export const UNREACHABLE =
  'Running needs the Loopscope service, and this browser cannot reach it. What was recorded stays usable; try again when you are online and the service is up.'
