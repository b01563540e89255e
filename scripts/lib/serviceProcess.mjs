import { readFileSync } from 'node:fs'
import { inRoot } from './paths.mjs'

/**
 * What Node is given for the service, {arguments, environment}: memory that it no longer needs goes back to the system, as each
 * process that it starts costs the more, the more it has. Both are decided before its first line runs.
 */
export const serviceProcess = () =>
  JSON.parse(readFileSync(inRoot('apps/tracer/serviceProcess.json'), 'utf8'))
