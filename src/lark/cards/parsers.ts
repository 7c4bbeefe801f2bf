import { z } from 'zod'
import {
  type ItemCode,
  parseBlockerCode,
  parseEvidenceCode,
  parseExtensionCode,
  parseOrganisationCode,
  parsePersonId,
  parseProblemCode,
  parseTaskCode,
} from '../../domain/kernel/codes.ts'
import { parseLocalDate } from '../../domain/kernel/time.ts'

/** A zod schema out of a domain parser: what the parser does not know is refused. */
const parsedBy = <T>(parse: (text: string) => T | undefined) =>
  z
    .string()
    .max(200)
    .transform((text, context) => {
      const parsed = parse(text)
      if (parsed !== undefined) return parsed
      context.addIssue('not valid')
      return z.NEVER
    })

const parseItemCode = (text: string): ItemCode | undefined => parseProblemCode(text) ?? parseTaskCode(text)

export const problemCodeSchema = parsedBy(parseProblemCode)
export const taskCodeSchema = parsedBy(parseTaskCode)
export const itemCodeSchema = parsedBy(parseItemCode)
export const extensionCodeSchema = parsedBy(parseExtensionCode)
export const evidenceCodeSchema = parsedBy(parseEvidenceCode)
export const blockerCodeSchema = parsedBy(parseBlockerCode)
export const organisationCodeSchema = parsedBy(parseOrganisationCode)
export const personIdSchema = parsedBy(parsePersonId)
export const localDateSchema = parsedBy(parseLocalDate)
export const stageSchema = z.enum(['initial', 'jijian', 'zuzhi', 'determination'])
/** Counters: attempts, versions, pages. */
export const countSchema = z.int().min(0).max(1_000_000)
