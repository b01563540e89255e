import { configChanges } from '@loopscope/shared/lab/proxy/config/configChanges'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { visibleText } from '../../../hooks/visibleText.ts'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'
import { useMoment } from '../../labContext.ts'
import { Drawer } from '../../notes/Drawer.tsx'
import { ConfigText } from './ConfigText.tsx'
import { useConfigState } from './configContext.ts'
import { portsInWords } from './portsInWords.ts'
import './Config.css'

/** HAProxy's configuration as this moment has it, with what the last change changed and what HAProxy's own check says of it. */
export function ConfigDrawer() {
  const { open, setOpen } = useConfigState()
  const moment = useMoment()
  const proxy = moment?.proxy ?? null
  if (!open) return null
  const config = proxy?.refused ?? proxy?.config ?? null
  return (
    <Drawer
      name="Configuration"
      title="haproxy.cfg"
      note={config !== null && <span className="config-note">generation {config.generation}</span>}
      close={() => setOpen(false)}
    >
      <ScrollBox name="Generation of the configuration" className="notes-body">
        {config === null ? (
          <p>HAProxy has no configuration yet.</p>
        ) : (
          <Shown
            config={config}
            labels={moment?.header.labels ?? {}}
            before={proxy?.config === config ? proxy.configBefore : (proxy?.config ?? null)}
          />
        )}
      </ScrollBox>
    </Drawer>
  )
}

type Config = ProxyEventOf<'config'>

type ShownProps = {
  readonly config: Config
  readonly before: Config | null
  /** The port of this session for each that the notes have. */
  readonly labels: Readonly<Record<string, number>>
}

function Shown({ config, before, labels }: ShownProps) {
  const ports = portsInWords(labels, config.text)
  const changes = before === null ? null : configChanges(before.text, config.text)
  return (
    <>
      <p className="config-check" data-bad={!config.valid}>
        {config.valid ? 'HAProxy accepts it (haproxy -c).' : 'HAProxy refuses it (haproxy -c).'}{' '}
        {changes !== null && changeWords(changes.added.length, changes.removed.length)}
      </p>
      {ports !== null && <p className="config-check">{ports}</p>}
      {config.messages.map(({ level, line, text }) => (
        <p key={`${line} ${text}`} className="config-check" data-bad={level === 'alert'}>
          {line !== null && `Line ${line}: `}
          {visibleText(text, 300)}
        </p>
      ))}
      <ConfigText
        text={config.text}
        added={changes?.added ?? []}
        wrong={config.messages.flatMap(({ line }) => (line === null ? [] : [line]))}
      />
      {changes !== null && changes.removed.length > 0 && (
        <section aria-label="Lines that are gone">
          <h3>Gone with the last change</h3>
          <pre className="notes-lines">
            {changes.removed.map(({ line, text }) => (
              <code key={line}>{text.trim() === '' ? ' ' : text.trim()}</code>
            ))}
          </pre>
        </section>
      )}
      <section aria-label="By hand">
        <h3>By hand</h3>
        <pre className="notes-lines">
          <code>haproxy -c -f haproxy.cfg # is it valid?</code>
          <code>haproxy -dR -f haproxy.cfg # start; -dR: no second one may share the port</code>
        </pre>
      </section>
    </>
  )
}

function changeWords(added: number, removed: number): string {
  if (added === 0 && removed === 0) return 'The last change left it as it was.'
  const lines = (count: number) => `${count} ${count === 1 ? 'line' : 'lines'}`
  return `The last change brought ${lines(added)}, marked here, and took ${lines(removed)} away.`
}
