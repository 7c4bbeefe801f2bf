import { CAST } from './gallery/cast.ts'
import { demoRound } from './gallery/demo-round.ts'
import { exhibits } from './gallery/exhibits.ts'
import { CARD_TITLES } from './gallery/titles.ts'

/** All cards of the app as the sandbox's gallery reads them: by kind, each state in both languages. JSON text. */
export const drawnCards = (): string => {
  const shown = [...exhibits(), ...demoRound()]
  const groups = Object.entries(CARD_TITLES).map(([name, title]) => ({
    id: name,
    title,
    cards: shown.filter((each) => each.name === name).map(({ name: _name, ...card }) => card),
  }))
  const people = CAST.map(({ openId, name }) => ({ openId, name }))
  return JSON.stringify({ groups: groups.filter(({ cards }) => cards.length > 0), people })
}
