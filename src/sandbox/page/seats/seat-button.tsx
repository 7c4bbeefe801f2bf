import { myself } from '../session.ts'

export function SeatButton() {
  return <button type="button">{myself.value?.name}</button>
}
