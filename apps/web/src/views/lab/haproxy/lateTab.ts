import type { ComponentType } from 'react'
import { lazyPart } from '../../kit/lazyPart.tsx'
import { HaproxyField } from './HaproxyField.tsx'
import { HaproxyFigures } from './HaproxyFigures.tsx'
import type { HaproxyTab } from './haproxyTab.ts'

/** A tab whose part of the page comes when it is first shown: until then it has no questions and nothing to set. */
export function lateTab(title: string, load: () => Promise<HaproxyTab>): HaproxyTab {
  const part = (of: (tab: HaproxyTab) => ComponentType | null) =>
    lazyPart<object>(async () => of(await load()) ?? Nothing)
  return {
    ...{ title, load, experiments: [] },
    Controls: part(({ Controls }) => Controls),
    Panels: part(({ Panels }) => Panels),
    Aside: part(({ Aside }) => Aside),
    Field: part(({ Field = HaproxyField }) => Field),
    Figures: part(({ Figures = HaproxyFigures }) => Figures),
  }
}

function Nothing() {
  return null
}
