import { CertificatePanel } from './CertificatePanel.tsx'
import { SecuredPanel } from './SecuredPanel.tsx'

/** The certificate, and what connections came to. */
export function TlsPanels() {
  return (
    <>
      <CertificatePanel />
      <SecuredPanel />
    </>
  )
}
