import type { CallStage } from './callStage.ts'

type RailsProps = {
  /** Whether they begin, go through or meet in this band. */
  readonly reach: 'first' | 'through' | 'turn'
  /** Whether the call does something here. */
  readonly stops: boolean
  readonly stage: CallStage
}

/** The way down and the way back, as far as they are gone. */
export function Rails({ reach, stops, stage }: RailsProps) {
  const rails = [
    { name: 'down', passed: stage !== 'before' },
    { name: 'up', passed: stage === 'back' },
  ]
  return (
    <>
      {rails.map(({ name, passed }) => (
        <i key={name} className={`layers-${name}`} data-reach={reach} data-passed={passed}>
          {stops && <i className="layers-stop" />}
        </i>
      ))}
      {reach === 'turn' && (
        <i className="layers-turn" data-passed={stage === 'away' || stage === 'back'} />
      )}
    </>
  )
}
