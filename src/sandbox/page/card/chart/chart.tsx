import { useRef, useState } from 'preact/hooks'
import { Dialog } from '../../parts/dialog.tsx'
import { type Json, object, text } from '../../platform/json.ts'
import { Glyph } from '../glyph.tsx'
import { usePlace } from '../place.ts'
import { useWidth } from '../use-width.ts'
import { cardWords } from '../words.ts'
import { chartHeight, summaryOf } from './spec.ts'
import { type ChartState, useChart } from './use-chart.ts'

/** A chart; it can be looked at in full unless `preview` is off. */
export function Chart({ component }: { readonly component: Json }) {
  const words = cardWords()
  const [full, setFull] = useState(false)
  const { title } = summaryOf(object(component.chart_spec))
  return (
    <figure class="card-chart">
      <Drawing component={component} />
      {component.preview === false ? null : (
        <button
          type="button"
          class="card-chart-full"
          aria-label={`${words.enlarge} ${title}`.trim()}
          onClick={() => setFull(true)}
        >
          <Glyph name="view" size={16} />
        </button>
      )}
      {full ? (
        <Dialog
          title={title || words.chart}
          onClose={() => setFull(false)}
          look="card-chart-dialog"
          actions={
            <button type="button" class="card-button card-button-default" onClick={() => setFull(false)}>
              {words.close}
            </button>
          }
        >
          <Drawing component={component} />
        </Dialog>
      ) : null}
    </figure>
  )
}

function Drawing({ component }: { readonly component: Json }) {
  const { narrow } = usePlace()
  const words = cardWords()
  const frame = useRef<HTMLDivElement>(null)
  const ground = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const height = chartHeight(component, width, narrow)
  const state = useChart(ground, component, width, height)
  const spec = object(component.chart_spec)
  const summary = summaryOf(spec)
  const name = [words.chart, summary.title, text(spec.type)].filter(Boolean).join(' ')
  return (
    <div ref={frame} class="card-chart-frame" style={{ height: frameHeight(width, height, isLost(state)) }}>
      <div ref={ground} class="card-chart-ground" role="img" aria-label={name} />
      {state === 'loading' ? <p class="card-chart-state">{words.chartLoading}</p> : null}
      {isLost(state) ? (
        <div class="card-chart-state" role="alert">
          <p>
            {words.chartFailed}
            <br />
            {state === 'absent' ? words.chartAbsent : words.chartFaulty}
          </p>
        </div>
      ) : null}
      <table class="unseen">
        <caption>{name}</caption>
        <tbody>
          {summary.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => (
                <td key={place}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isLost = (state: ChartState): boolean => state === 'absent' || state === 'failed'

const UNDRAWN_PX = 200
const FAILED_PX = 96

function frameHeight(width: number, height: number, failed: boolean): number {
  if (failed) return Math.min(height, FAILED_PX)
  return width === 0 ? UNDRAWN_PX : height
}
