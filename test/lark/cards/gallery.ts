import { type Exhibit, plotOf, type Scale } from './exhibits/exhibit.ts'
import { extensions } from './exhibits/extensions.ts'
import { others } from './exhibits/others.ts'
import { problems } from './exhibits/problems.ts'
import { proposals } from './exhibits/proposals.ts'
import { naming, reviews } from './exhibits/reviews.ts'
import { tasks } from './exhibits/tasks.ts'

export const PLAIN: Scale = { text: (field) => `某${field}`, tasks: 2 }

/** Every card in every state that people meet. */
export const gallery = (scale: Scale): readonly Exhibit[] => [
  ...problems(scale),
  ...reviews(scale),
  ...naming(scale),
  ...tasks(scale),
  ...extensions(scale),
  ...others(scale),
  ...proposals(scale, plotOf(scale)),
]
