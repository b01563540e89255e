import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { createLabPage } from '../../../state/lab/createLabPage.ts'
import { BROWSER } from '../../hooks/browserSurroundings.ts'
import { LabContext } from '../labContext.ts'
import { Choice } from './Choice.tsx'
import { StreamRate } from './StreamRate.tsx'
import { Switch } from './Switch.tsx'

type Props = { readonly rate: StoreApi<number>; readonly choose: (choice: string) => void }

function Controls({ rate, choose }: Props) {
  return (
    <>
      <StreamRate rate={useStore(rate)} />
      <Choice
        name="maxconn"
        value="0"
        choices={[
          ['0', 'none'],
          ['1', '1'],
          ['2', '2'],
        ]}
        choose={choose}
      />
      <Switch name="TLS" on={false} turn={(on) => choose(`${on}`)} />
    </>
  )
}

/** A session that goes on, in which the service's word of each step comes back when the test says so. */
async function shown() {
  const lab = createLabPage('haproxy', { frames: BROWSER.frames, tab: '' })
  lab.store.setState({ status: 'live' })
  const [rates, words]: [number[], string[]] = [[], []]
  const act: typeof lab.act = async (action) => {
    if (action.action === 'stream') rates.push(action.rate)
    return true
  }
  const rate = createStore<number>(() => 20)
  await render(
    <LabContext value={{ ...lab, act }}>
      <Controls rate={rate} choose={(choice) => words.push(choice)} />
    </LabContext>,
  )
  return { rates, words, tell: (value: number) => rate.setState(value, true) }
}

test('no step on a slider is lost, however late the service tells of those before', async () => {
  const { rates, tell } = await shown()
  const slider = page.getByRole('slider', { name: 'Stream' })
  ;(slider.element() as HTMLElement).focus()
  await userEvent.keyboard('{Home}{ArrowRight}')
  tell(0)
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  tell(5)
  tell(10)
  await userEvent.keyboard('{ArrowRight}')
  tell(15)
  await expect.poll(() => (slider.element() as HTMLInputElement).value).toBe('20')
  expect(rates).toEqual([0, 5, 10, 15, 20])
})

test('arrows and clicks go on from what was asked last', async () => {
  const { words } = await shown()
  ;(page.getByRole('radio', { name: 'none' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  await page.getByRole('radio', { name: 'none' }).click()
  const tls = page.getByRole('switch', { name: 'TLS' })
  await tls.click()
  await tls.click()
  expect(words).toEqual(['1', '2', '0', 'true', 'false'])
})

test('what another tab has set is shown', async () => {
  const { tell } = await shown()
  tell(55)
  const slider = page.getByRole('slider', { name: 'Stream' })
  await expect.poll(() => (slider.element() as HTMLInputElement).value).toBe('55')
})
