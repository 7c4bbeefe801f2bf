/** Line drawings on a 24 × 24 field in the colour of the words around them. */
export const GLYPHS = {
  add: 'M12 5v14M5 12h14',
  bell: 'M6 10a6 6 0 0 1 12 0v4l2 3H4l2-3zM10 20h4',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  chat: 'M4 5h16v12H9l-5 4z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  delete: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  dot: 'M12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  down: 'M6 9l6 6 6-6',
  download: 'M12 4v11M7.5 10.5L12 15l4.5-4.5M5 20h14',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  error: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9 9l6 6M15 9l-6 6',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  flag: 'M6 21V4h12l-3 4 3 4H6',
  folder: 'M3 6h6l2 3h10v10H3z',
  forbidden: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12',
  group:
    'M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 19c0-3.5 2.5-5 6-5s6 1.5 6 5M16 6a3 3 0 0 1 0 5M17.5 14.5c2 .6 3.5 2 3.5 4.5',
  hourglass: 'M6 3h12M6 21h12M7 3c0 5 10 4 10 9s-10 4-10 9M17 3c0 5-10 4-10 9s10 4 10 9',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 8.5h.01',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5v.01',
  left: 'M15 6l-6 6 6 6',
  like: 'M7 11l4-8c1.5 0 2.5 1 2.5 2.5V9H20l-2 11H7zM7 11H4v9h3',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  location:
    'M12 21c-4-4.5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2.5 6.5-6.5 11zM12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  mail: 'M3 6h18v12H3zM3 7l9 7 9-7',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM5 20c0-4 3-6 7-6s7 2 7 6',
  phone: 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4c0 1-1 1.5-2 1.5C11 20 4 13 3.5 6c0-1 .5-2 1.5-2z',
  reply: 'M9 7L4 12l5 5M4 12h9c4 0 7 2 7 6',
  right: 'M9 6l6 6-6 6',
  robot: 'M5 9h14v10H5zM12 9V5M9 13.5v1M15 13.5v1M12 4h.01M2.5 13v3M21.5 13v3',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5',
  send: 'M4 12L20 4l-4 16-4-6zM12 14l8-10',
  setting:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2 2M16.4 16.4l2 2M5.6 18.4l2-2M16.4 7.6l2-2',
  share: 'M14 5l6 6-6 6v-4c-5 0-8 1-10 5 0-6 3-9 10-9z',
  sound: 'M4 9h4l5-4v14l-5-4H4zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
  star: 'M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z',
  tick: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.5l3 3 5-6',
  up: 'M6 15l6-6 6 6',
  view: 'M2.5 12c2.5-4.5 5.5-6.5 9.5-6.5s7 2 9.5 6.5c-2.5 4.5-5.5 6.5-9.5 6.5s-7-2-9.5-6.5zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17v.01',
} as const

export type GlyphName = keyof typeof GLYPHS

export function isGlyph(name: string): name is GlyphName {
  return Object.hasOwn(GLYPHS, name)
}
