import { useState } from 'react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { usePageKeys } from '../keys/usePageKeys.ts'
import { ScrollBox } from '../kit/ScrollBox.tsx'
import { QuestionTabs } from './QuestionTabs.tsx'

const QUESTIONS = ['Kill both', 'Whose 503', 'Slow'].map((title, i) => ({ name: `q${i}`, title }))
/** Keys that the page took for itself. */
let taken: string[] = []
const take = ({ key }: { readonly key: string }, focus: string | null) => {
  const isOwn = focus === 'sliding' && /^(?:Arrow|Home$|End$)/.test(key)
  if (isOwn || !/^(?:Arrow(?:Left|Right)|Home|End)$/.test(key)) return false
  taken.push(key)
  return true
}

function Page() {
  const [chosen, choose] = useState(0)
  usePageKeys(take)
  return (
    <>
      <QuestionTabs
        label="Experiments"
        questions={QUESTIONS}
        chosen={chosen}
        choose={choose}
        panel="experiment"
      />
      <div id="experiment" role="tabpanel" />
      <ScrollBox name="All figures" className="figures-body">
        many
      </ScrollBox>
    </>
  )
}

test('every question stays in sight where its row becomes narrower', async () => {
  await render(
    <div id="place" style={{ width: 400 }}>
      <Page />
    </div>,
  )
  const place = document.getElementById('place')
  if (place !== null) place.style.width = '110px'
  const beyond = () => {
    const row = place?.querySelector('[role="tablist"]')?.getBoundingClientRect()
    return [...(place?.querySelectorAll('[role="tab"]') ?? [])].filter((tab) => {
      const { right, bottom } = tab.getBoundingClientRect()
      return right > (row?.right ?? 0) || bottom > (row?.bottom ?? 0)
    })
  }
  await expect.poll(beyond).toEqual([])
})

const tab = (name: string) => page.getByRole('tab', { name, selected: true })

test.each([
  ['the pointer has pressed', () => tab('Kill both').click()],
  ['the Tab key has led to', () => userEvent.tab()],
])(
  'a question that %s is left by its own keys, and the recording stays where it is',
  async (_how, go) => {
    taken = []
    await render(<Page />)
    await go()
    for (const [key, name] of [
      ['End', 'Slow'],
      ['ArrowRight', 'Kill both'],
      ['ArrowLeft', 'Slow'],
      ['Home', 'Kill both'],
    ] as const) {
      await userEvent.keyboard(`{${key}}`)
      await expect.element(tab(name)).toHaveFocus()
    }
    expect(taken).toEqual([])
  },
)

test('a box that scrolls keeps them when the Tab key has led to it, and leaves them when it was pressed', async () => {
  taken = []
  await render(<Page />)
  const box = page.getByRole('group', { name: 'All figures' })
  await userEvent.tab()
  await userEvent.tab()
  await expect.element(box).toHaveFocus()
  await userEvent.keyboard('{Home}{End}')
  expect(taken).toEqual([])
  await box.click()
  await userEvent.keyboard('{Home}')
  expect(taken).toEqual(['Home'])
})
