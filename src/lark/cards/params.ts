import { z } from 'zod'
import type { CardName, CardParams } from '../../app/cards.ts'
import { MARKS } from '../../domain/digest/marks.ts'
import { PROBLEM_STATE_KEYS } from '../../domain/problem/vocabulary.ts'
import {
  countSchema,
  evidenceCodeSchema,
  extensionCodeSchema,
  itemCodeSchema,
  localDateSchema,
  organisationCodeSchema,
  personIdSchema,
  problemCodeSchema,
  stageSchema,
  taskCodeSchema,
} from './parsers.ts'

const onReview = z.object({
  code: problemCodeSchema,
  attempt: countSchema,
  stage: stageSchema,
  viewer: personIdSchema,
})
const onProblem = z.object({ code: problemCodeSchema, viewer: personIdSchema })

/** Params as they are stored beside a posted card; the compiler names a card without a schema. */
const PARAMS: { readonly [Name in CardName]: z.ZodType<CardParams[Name]> } = {
  problem: z.object({ code: problemCodeSchema, viewer: personIdSchema.nullable() }),
  taskAcceptance: z.object({ task: taskCodeSchema, viewer: personIdSchema }),
  closeOutForm: onProblem,
  review: onReview,
  extension: z.object({
    code: problemCodeSchema,
    extension: extensionCodeSchema,
    step: z.enum(['leader', 'first', 'decision']),
    viewer: personIdSchema,
  }),
  taskExtension: z.object({ task: taskCodeSchema, viewer: personIdSchema, to: localDateSchema }),
  nameReviewer: onReview,
  reopenForm: onProblem,
  longTermForm: onProblem,
  evidence: z.object({
    on: itemCodeSchema,
    viewer: personIdSchema,
    files: z.array(
      z.object({
        title: z.string(),
        status: z.enum(['receiving', 'received', 'failed']),
        evidence: evidenceCodeSchema.nullable(),
        reason: z.string().nullable(),
      }),
    ),
    more: countSchema,
  }),
  proposal: z.object({ id: z.string(), page: countSchema }),
  brief: z.object({ id: z.string(), person: personIdSchema, day: localDateSchema }),
  chase: z.object({ on: itemCodeSchema, from: personIdSchema, to: personIdSchema, text: z.string() }),
  ledger: z.object({
    query: z.object({
      organisation: organisationCodeSchema.nullable(),
      states: z.array(z.enum(PROBLEM_STATE_KEYS)),
      overdue: z.boolean(),
      words: z.array(z.string()),
      codes: z.array(problemCodeSchema).default([]),
      marks: z.array(z.enum(MARKS)).default([]),
      returned: countSchema.nullable().default(null),
      asText: z.array(z.string()).default([]),
    }),
    page: countSchema,
    viewer: personIdSchema,
  }),
  mine: z.object({ viewer: personIdSchema }),
  digestDraft: z.object({ day: localDateSchema, viewer: personIdSchema }),
  digest: z.object({ day: localDateSchema, organisation: organisationCodeSchema.nullable() }),
  digestPreview: z.object({
    day: localDateSchema,
    organisation: organisationCodeSchema.nullable(),
    viewer: personIdSchema,
  }),
  help: z.object({ command: z.string().nullable(), viewer: personIdSchema.nullable() }),
  calendar: z.object({ day: localDateSchema, viewer: personIdSchema.nullable() }),
}

export const isCardName = (name: string): name is CardName => Object.hasOwn(PARAMS, name)

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The stored params of a card of this kind, or undefined when they are not its params. */
export const parseParams = <Name extends CardName>(
  name: Name,
  json: string,
): CardParams[Name] | undefined => {
  const parsed = PARAMS[name].safeParse(parsedJson(json))
  return parsed.success ? parsed.data : undefined
}
