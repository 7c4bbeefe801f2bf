import { useMemo } from 'preact/hooks'
import { type Json, text } from '../../platform/json.ts'
import { FormState } from '../field/form-state.ts'
import { FormContext } from '../field/use-field.ts'
import { boxStyle, Elements } from './box.tsx'

/** A form: its fields are sent together by one of its buttons. */
export function Form({ component, path }: { readonly component: Json; readonly path: string }) {
  const state = useMemo(() => new FormState(), [])
  return (
    <FormContext.Provider value={state}>
      <div class="card-form card-box" data-form={text(component.name)} style={boxStyle(component)}>
        <Elements of={component.elements} path={`${path}.elements`} />
      </div>
    </FormContext.Provider>
  )
}
