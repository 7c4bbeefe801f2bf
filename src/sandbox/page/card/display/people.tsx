import { isObject, type Json, objects, text } from '../../platform/json.ts'
import { usePlace } from '../place.ts'
import { CardIcon } from './card-icon.tsx'
import { avatarSize, Person } from './person.tsx'

interface Drawn {
  readonly component: Json
}

/** One person. */
export function OnePerson({ component }: Drawn) {
  return (
    <Person
      id={text(component.user_id)}
      name={component.show_name !== false}
      avatar={component.show_avatar !== false}
      capsule={component.style === 'capsule'}
      size={avatarSize(component.size, 'medium')}
    />
  )
}

/** Several persons in as many lines as fit or are wanted. */
export function PersonList({ component }: Drawn) {
  const { hands } = usePlace()
  const size = avatarSize(component.size, 'medium')
  const names = component.show_name !== false
  const lines = typeof component.lines === 'number' ? component.lines : undefined
  const known = (id: string): boolean => hands.nameOf(id) !== id
  const ids = objects(component.persons).map((each) => text(each.id))
  const shown = component.drop_invalid_user_id === true ? ids.filter(known) : ids
  return (
    <div class="card-div">
      {isObject(component.icon) ? <CardIcon icon={component.icon} /> : null}
      <div
        class={names ? 'card-people' : 'card-people card-people-close'}
        style={{ maxHeight: lines === undefined ? undefined : `${lines * (Math.max(size, 22) + 6) - 6}px` }}
      >
        {shown.map((id, index) => (
          <Person key={index} id={id} name={names} avatar={component.show_avatar !== false} size={size} />
        ))}
      </div>
    </div>
  )
}
