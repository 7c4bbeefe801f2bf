/** Name and offset (`+0800`) of a zone at an instant, as clients add it to dates. */
export function zoneAt(name: string, instant: number): { name: string; offset: string } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    timeZoneName: 'longOffset',
  }).formatToParts(instant)
  const text = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign = '+', hours = '00', minutes = '00'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text) ?? []
  return { name, offset: `${sign}${hours}${minutes}` }
}
