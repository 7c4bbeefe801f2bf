import { brand } from '../kernel/brand.ts'
import type { PersonId } from '../kernel/codes.ts'

/** The program itself, as the journal names it where no person acted. */
export const SYSTEM = brand<PersonId>('SYSTEM')
