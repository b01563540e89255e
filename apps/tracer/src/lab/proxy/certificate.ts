import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { ActionRefused } from '../actionRefused.ts'
import { letLesserUserRead } from '../lesserUser.ts'
import { whyNotWritten } from './whyNotWritten.ts'

const run = promisify(execFile)
const PATIENCE_MS = 5000

/** Certificate and key in one file, as HAProxy reads them. */
export const COMBINED = 'combined.pem'

const ARGUMENTS = [
  ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'],
  ...['-days', '7', '-keyout', 'private.key', '-out', 'certificate.pem', '-subj', '/CN=localhost'],
  ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
]

export type Certificate = {
  /** PEM, without the key. */
  readonly pem: string
  readonly facts: Omit<ProxyEventOf<'certificate'>, 'type' | 'at'>
}

/** A new certificate of its own for localhost, made by openssl in this folder. Rejects with ActionRefused without openssl. */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const env = { PATH: process.env['PATH'] ?? '' }
  try {
    await run('openssl', ARGUMENTS, { cwd: folder, env, timeout: PATIENCE_MS })
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new ActionRefused(
      missing
        ? 'OpenSSL is not installed, and it makes the certificate. Debian, Ubuntu: sudo apt-get install openssl.'
        : 'OpenSSL could not make the certificate; the disk may be full.',
    )
  }
  const pem = combine(folder)
  return { pem, facts: factsOf(pem) }
}

/** Puts both into the one file that HAProxy reads; returns the certificate. */
function combine(folder: string): string {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  try {
    const pem = read('certificate.pem')
    writeFileSync(join(folder, COMBINED), pem + read('private.key'), { mode: 0o600 })
    letLesserUserRead(join(folder, COMBINED))
    return pem
  } catch (error) {
    throw new ActionRefused(`The certificate could not be written. ${whyNotWritten(error)}`)
  }
}

function factsOf(pem: string): Certificate['facts'] {
  const read = new X509Certificate(pem)
  const { asymmetricKeyType, asymmetricKeyDetails } = read.publicKey
  return {
    subject: read.subject,
    issuer: read.issuer,
    serial: read.serialNumber,
    names: read.subjectAltName ?? '',
    validFrom: new Date(read.validFrom).toISOString(),
    validTo: new Date(read.validTo).toISOString(),
    fingerprint: read.fingerprint256,
    algorithm: [asymmetricKeyType, asymmetricKeyDetails?.namedCurve].filter(Boolean).join(' '),
    command: `openssl ${ARGUMENTS.join(' ')} && cat certificate.pem private.key > ${COMBINED}`,
  }
}
