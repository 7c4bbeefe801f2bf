import type { FormFault, FormResult } from './cards/forms.ts'

/** What was filled in wrongly, for the toast. */
export class BadForm extends Error {
  readonly faults: readonly FormFault[]

  constructor(faults: readonly FormFault[]) {
    super('bad form')
    this.name = 'BadForm'
    this.faults = faults
  }
}

/** The values of a form. @throws BadForm with every fault */
export const filled = <T>(result: FormResult<T>): T => {
  if (result.ok) return result.value
  throw new BadForm(result.faults)
}
