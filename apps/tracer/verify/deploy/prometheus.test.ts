import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { REFUSALS } from '../../src/service/openapi/refusals.ts'
import { startTestService } from '../../src/testing/startTestService.ts'
import { documentOf, textOf } from './documents.ts'
import { DEPLOY, findProgram, run } from './program.ts'

const promtool = findProgram('promtool')
const folder = join(DEPLOY, 'prometheus')

type Alert = { readonly alert: string; readonly expr: string }
type Panel = { readonly targets?: readonly { readonly expr: string }[] }
const alerts = (
  documentOf('prometheus/alerts.yaml') as { groups: { rules: Alert[] }[] }
).groups.flatMap(({ rules }) => rules)
const { panels } = JSON.parse(textOf('grafana/loopscope.json')) as { panels: readonly Panel[] }
const drawn = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))

it('alerts and dashboard ask for metrics that the service exports, and for codes that it refuses with', async () => {
  const service = await startTestService([24], { environment: { LOOPSCOPE_SANDBOX: 'none' } })
  const told = await fetch(`${service.url}/metrics`).then((answer) => answer.text())
  await service.close()
  const types = [...told.matchAll(/^# TYPE (\w+) (\w+)$/gm)]
  const exported = types.flatMap(([, name = '', type]) =>
    type === 'histogram' ? ['bucket', 'sum', 'count'].map((part) => `${name}_${part}`) : [name],
  )
  const asked = [...alerts.map(({ expr }) => expr), ...drawn].join('\n')
  const names = new Set(asked.match(/loopscope_\w+/g))
  const codes = [...asked.matchAll(/code=~?"([^"]+)"/g)].flatMap(([, each = '']) => each.split('|'))
  expect([...names].filter((name) => !exported.includes(name))).toEqual([])
  expect(codes.filter((code) => !(code in REFUSALS))).toEqual([])
  // Nothing that it exports is left without a place on the dashboard.
  const shown = drawn.join('\n')
  expect(types.map(([, name = '']) => name).filter((name) => !shown.includes(name))).toEqual([])
})

it('each alert has a test in which it fires, and one in which it does not', () => {
  type Case = { alertname: string; exp_alerts: unknown[] }
  const { tests } = documentOf('prometheus/alerts.test.yaml') as {
    tests: { alert_rule_test: Case[] }[]
  }
  const cases = tests.flatMap(({ alert_rule_test }) => alert_rule_test)
  const tested = (fires: boolean) =>
    new Set(cases.filter((one) => one.exp_alerts.length > 0 === fires).map((one) => one.alertname))
  const names = new Set(alerts.map(({ alert }) => alert))
  expect([tested(true), tested(false)]).toEqual([names, names])
})

it.runIf(promtool)('promtool finds the alerts right, and they fire when they should', async () => {
  const said = await run(promtool ?? '', ['test', 'rules', 'alerts.test.yaml'], { cwd: folder })
  expect(said).toContain('SUCCESS')
})

it.runIf(promtool)('promtool can read every expression of the dashboard', async () => {
  const own = mkdtempSync(join(tmpdir(), 'loopscope-dashboard-'))
  // Grafana's variables in the place of what it puts there.
  const rules = drawn.map((expr, i) => ({
    record: `panel:${i}`,
    expr: expr.replaceAll('$__rate_interval', '5m'),
  }))
  writeFileSync(
    join(own, 'dashboard.yaml'),
    JSON.stringify({ groups: [{ name: 'dashboard', rules }] }),
  )
  const said = await run(promtool ?? '', ['check', 'rules', join(own, 'dashboard.yaml')])
  rmSync(own, { recursive: true, force: true })
  expect(said).toContain(`SUCCESS: ${drawn.length} rules found`)
})
