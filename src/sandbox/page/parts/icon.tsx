/** Strokes on a 20 × 20 field. */
const ICONS = {
  back: 'M12.5 4.5 7 10l5.5 5.5',
  close: 'm5 5 10 10M15 5 5 15',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM13.2 13.2 17 17',
  send: 'M17 3 3 8.5l5.5 3L12 17l5-14ZM8.5 11.5 17 3',
  clip: 'm15.5 9.5-5.7 5.7a3.6 3.6 0 0 1-5-5l6-6a2.4 2.4 0 0 1 3.4 3.3l-5.8 5.9a1.2 1.2 0 0 1-1.7-1.7l5.2-5.3',
  picture: 'M3.5 4.5h13v11h-13zM3.5 13l4-4 3.5 3.5 2-2 3.5 3.5M12.7 8h.1',
  at: 'M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4ZM13.2 7v4.4c0 2.6 3.6 2.2 3.6-1.4a6.8 6.8 0 1 0-3 5.6',
  slash: 'M4 3.5h12a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM11.8 6.5l-3.6 7',
  smile: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM7.4 8.2h.1M12.5 8.2h.1M6.9 11.5c1.4 2.3 4.8 2.3 6.2 0',
  reply: 'M8.5 5 4 9.5 8.5 14M4.5 9.5H12c2.8 0 4.5 1.8 4.5 5',
  thread: 'M4 4h12v9.5H9.5L6 16.5v-3H4zM7 7.2h6M7 10.2h4',
  edit: 'm4 13-.5 3.5L7 16l9-9-3-3-9 9ZM11.5 5.5l3 3',
  recall: 'M5 5.5v4h4M5.3 9.3A5.8 5.8 0 1 1 6 14',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  more: 'M4.9 10h.2M9.9 10h.2M14.9 10h.2',
  down: 'M10 4v11M5 10.5l5 5 5-5',
  file: 'M5 2.8h6.5L15.5 7v10.2H5zM11.3 3v4.2h4',
  download: 'M10 3.5v8.5M6.2 8.7 10 12.5l3.8-3.8M4 16.5h12',
  check: 'm4 10.5 4 4 8.5-9',
  bell: 'M5.5 13.5V9a4.5 4.5 0 0 1 9 0v4.5l1.2 1.5H4.3l1.2-1.5ZM8.3 17h3.4',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM10 6.2V10l2.6 1.8',
  forward: 'm4 5 5 5-5 5M10.5 5l5 5-5 5',
  chevron: 'm6 8 4 4 4-4',
  window: 'M11.5 3.5h5v5M16.2 3.8 9.5 10.5M14.5 11.5v4a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1h4',
  list: 'M7.5 5h9M7.5 10h9M7.5 15h9M3.9 5h.2M3.9 10h.2M3.9 15h.2',
  inspect: 'm7 6-4 4 4 4M13 6l4 4-4 4M11.3 4 8.7 16',
  fault: 'M10 3.5 2.8 16h14.4L10 3.5ZM10 8v4M10 14h.1',
  tour: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4ZM12.8 7.2l-1.5 4.1-4.1 1.5 1.5-4.1 4.1-1.5Z',
  cards: 'M3.5 4.5h8v11h-8zM11.5 6.5l4.6 1.2-2.4 9-5-1.3M5.8 7.5h3.4M5.8 10h3.4',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M15.7 4.3l-1.4 1.4M5.7 14.3l-1.4 1.4',
  moon: 'M15.8 12A6.5 6.5 0 0 1 8 4.2 6.5 6.5 0 1 0 15.8 12Z',
  auto: 'M10 3.2a6.8 6.8 0 1 0 0 13.6zM10 3.2a6.8 6.8 0 0 1 0 13.6',
  people:
    'M7.5 4a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM2.5 16c.2-3 2-4.6 5-4.6s4.8 1.6 5 4.6M12.8 4.3a2.7 2.7 0 0 1 0 5M14.3 11.8c2 .6 3 2 3.2 4.2',
} as const

export type IconName = keyof typeof ICONS

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <path
        d={ICONS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width={name === 'more' ? 2.4 : 1.5}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
