import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import type { ReactNode } from 'react'
import { Panel } from '../../../kit/Panel.tsx'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'
import { CommandLine } from '../../CommandLine.tsx'
import { useMoment } from '../../labContext.ts'
import './Tls.css'

/** The certificate that was made for this session, field by field, with what each is for. */
export function CertificatePanel() {
  const certificate = useMoment()?.proxy?.certificate ?? null
  return (
    <Panel name="Certificate" className="certificate">
      {certificate === null ? (
        <p className="figures-none">
          openssl makes a certificate for this session: what it says will appear here.
        </p>
      ) : (
        <ScrollBox name="Fields of the certificate" className="certificate-fields">
          <dl>
            <Field name="Subject" value={certificate.subject}>
              Whom it is for. Browsers no longer read a host name from here.
            </Field>
            <Field name="Names (SAN)" value={certificate.names}>
              The names and addresses that it is good for: without this field browsers refuse it;
              curl and Node then take the name in the subject.
            </Field>
            <Field name="Issuer" value={certificate.issuer}>
              {certificate.issuer === certificate.subject
                ? 'The same as the subject: it vouches for itself, so nobody has a reason to trust it.'
                : 'Who vouches for it.'}
            </Field>
            <Field name="Valid" value={validity(certificate)}>
              A short time: a key that leaks is soon worthless.
            </Field>
            <Field name="Key" value={certificate.algorithm}>
              The private key stays on the machine: it is never sent to this page.
            </Field>
            <Field name="SHA-256" value={certificate.fingerprint}>
              To compare two certificates by.
            </Field>
            <Field name="Made by" value={<CommandLine command={certificate.command} />}>
              To be repeated in a terminal.
            </Field>
          </dl>
        </ScrollBox>
      )}
    </Panel>
  )
}

function validity({ validFrom, validTo }: ProxyEventOf<'certificate'>): string {
  const [from, to] = [Date.parse(validFrom), Date.parse(validTo)]
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ')
  return `${day(from)} to ${day(to)} UTC, ${Math.round((to - from) / 86_400_000)} days`
}

type Props = { readonly name: string; readonly value: ReactNode; readonly children: ReactNode }

function Field({ name, value, children }: Props) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {typeof value === 'string' ? <code>{value}</code> : value}
        <p>{children}</p>
      </dd>
    </div>
  )
}
