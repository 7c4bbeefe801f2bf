import type { ISpec, IVChart } from '@visactor/vchart'
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { isObject, type Json } from '../../platform/json.ts'
import { drawnSpec } from './spec.ts'
import { useDark } from './use-dark.ts'

/** `absent`: the engine did not arrive; `failed`: it cannot draw this specification. */
export type ChartState = 'loading' | 'drawn' | 'absent' | 'failed'

/** Draws the chart into `ground` and keeps it in step with width, theme and specification; released at the end. */
export function useChart(
  ground: RefObject<HTMLDivElement | null>,
  component: Json,
  width: number,
  height: number,
): ChartState {
  const [state, setState] = useState<ChartState>('loading')
  const chart = useRef<IVChart>(undefined)
  const size = useRef({ width, height })
  size.current = { width, height }
  const dark = useDark()
  const mark = JSON.stringify(component)
  const visible = width > 0

  useEffect(() => {
    if (!visible) return
    let away = false
    setState('loading')
    drawn(ground.current, component, { dark, width, height })
      .then((made) => {
        if (away) {
          made?.release()
          return
        }
        chart.current = made
        setState('drawn')
        // While it was drawn its ground may have become another.
        const now = size.current
        if (now.width !== width || now.height !== height)
          made?.resize(now.width, now.height).catch(() => undefined)
      })
      .catch((error: unknown) => {
        if (!away) setState(error instanceof Absent ? 'absent' : 'failed')
      })
    return () => {
      away = true
      chart.current?.release()
      chart.current = undefined
    }
  }, [mark, dark, visible])

  useEffect(() => {
    if (width > 0) chart.current?.resize(width, height).catch(() => undefined)
  }, [width, height])
  return state
}

/** Names as in the page's style. */
const FONT = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'

interface Look {
  readonly dark: boolean
  readonly width: number
  readonly height: number
}

class Absent extends Error {}

function engine() {
  return import('@visactor/vchart').catch(() => {
    throw new Absent()
  })
}

async function drawn(ground: HTMLElement | null, component: Json, look: Look): Promise<IVChart | undefined> {
  const [{ VChart }] = await Promise.all([engine(), fontsFor(component)])
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const size = { width: look.width, height: look.height }
  const spec: unknown = { ...drawnSpec(component, calm, FONT), ...size }
  if (ground === null || !ground.isConnected || !isSpec(spec)) return undefined
  const chart = new VChart(spec, {
    dom: ground,
    theme: look.dark ? 'dark' : 'light',
    autoFit: false,
    mode: 'desktop-browser',
  })
  await chart.renderAsync()
  return chart
}

/** By its width the engine takes every other Chinese character to be as wide. */
const SAMPLE = '字'

/** The engine measures words once: the pieces of the font that they need must be there before. */
async function fontsFor(component: Json): Promise<void> {
  const words = SAMPLE + JSON.stringify(component.chart_spec)
  const loading = [400, 600].map((weight) => document.fonts.load(`${weight} 14px "Noto Sans SC"`, words))
  await Promise.allSettled(loading)
}

/** The engine judges the specification itself; here it only has to be one. */
function isSpec(value: unknown): value is ISpec {
  return isObject(value)
}
