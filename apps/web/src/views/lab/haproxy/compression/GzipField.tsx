import { isMeasured } from '@loopscope/shared/lab/gzip/isMeasured'
import { useMoment } from '../../labContext.ts'
import { LoadProcesses } from '../../load/LoadProcesses.tsx'
import { BriefContext } from '../../topology/briefContext.ts'
import { HaproxyField } from '../HaproxyField.tsx'
import { GzipPicture } from './GzipPicture.tsx'
import { MeasureState } from './MeasureState.tsx'
import '../../load/LoadField.css'
import './Compression.css'

/** The session's processes, those that a measurement goes through, and what the last one has shown. */
export function GzipField() {
  const moment = useMoment()
  if (moment === null) return null
  const measured = moment.processes.filter((one) => one.exit === null && isMeasured(one))
  return (
    <div className="gzip-field">
      <BriefContext value={true}>
        <HaproxyField />
      </BriefContext>
      <section className="gzip-measured" aria-label="Measured">
        {measured.length > 0 && (
          <LoadProcesses
            // Here a load run is a measurement of HAProxy's: a generator whose part is over sends no more.
            moment={{ ...moment, processes: measured, load: moment.proxy?.measured ?? null }}
          />
        )}
        <MeasureState />
        <GzipPicture />
      </section>
    </div>
  )
}
