/** Whether a code of Node's ("DEPTH_ZERO_SELF_SIGNED_CERT") says that a client does not take the certificate of the other side. */
export function isDistrust(code: string): boolean {
  return /SELF_SIGNED|CERT_|UNABLE_TO_(?:GET|VERIFY)|INVALID_CA|ALTNAME_INVALID|HOSTNAME_MISMATCH/.test(
    code,
  )
}
