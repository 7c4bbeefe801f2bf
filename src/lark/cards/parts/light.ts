import type { LightCounts } from '../../../domain/digest/figures.ts'
import { digestFactsOf } from '../../../domain/digest/project.ts'
import { lightOf } from '../../../domain/lights/light.ts'
import { profileOf } from '../../../domain/people/directory.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import type { Tag } from '../build/layout.ts'
import { remark } from '../build/text.ts'
import type { Colour, Template } from '../build/types.ts'
import type { CardView } from '../view.ts'
import { today } from '../view.ts'

export type Light = keyof LightCounts

/** The order in which lights are told. */
export const LIGHTS: readonly Light[] = ['green', 'yellow', 'red', 'grey', 'blue', 'closed']

const LOOK: Readonly<
  Record<Light, { readonly tag: Colour; readonly template: Template; readonly rgb: string }>
> = {
  green: { tag: 'green', template: 'green', rgb: '#34C724' },
  yellow: { tag: 'yellow', template: 'yellow', rgb: '#FFC60A' },
  red: { tag: 'red', template: 'red', rgb: '#F54A45' },
  grey: { tag: 'neutral', template: 'grey', rgb: '#8F959E' },
  blue: { tag: 'blue', template: 'blue', rgb: '#3370FF' },
  closed: { tag: 'turquoise', template: 'turquoise', rgb: '#00D6B9' },
}

/** The light of a problem now; a voided one has none. */
export const problemLight = (view: CardView, problem: Problem): Light | null =>
  problem.state === 'voided'
    ? null
    : lightOf(
        digestFactsOf(problem, view.calendar),
        today(view),
        view.calendar,
        profileOf(view.directory).lights,
      )

export const lightTemplate = (light: Light | null): Template =>
  light === null ? 'grey' : LOOK[light].template
export const lightColour = (light: Light): string => LOOK[light].rgb

/** Colour and word, never the colour alone (domain.md 3.8). */
export const lightTag = (view: CardView, light: Light | null): Tag =>
  light === null
    ? { text: view.text.terms.problemStates.voided, color: 'neutral' }
    : { text: view.text.terms.lights[light], color: LOOK[light].tag }

/** The legend, wherever lights appear (domain.md finding 4). */
export const legend = (view: CardView) =>
  remark(view.text.terms.legend(profileOf(view.directory).lights.dueSoonDays))
