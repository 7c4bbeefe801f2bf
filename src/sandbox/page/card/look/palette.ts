/** The platform's colour families with their shades, lightest first. */
export const SHADES = ['50', '100', '200', '300', '350', '400', '500', '600', '700', '800', '900'] as const
export type Shade = (typeof SHADES)[number]

const FAMILIES: Readonly<Record<string, string>> = {
  blue: 'f0f4ff e1eaff bacefd 82a7fc 6792fd 4e83fd 3370ff 245bdb 1c4cba 133c9a 0c296e',
  wathet: 'f0faff d9f3fd b1e8fc 7edafb 5ccffa 3ec3f7 14c0ff 049fd7 037eaa 006185 00485f',
  turquoise: 'ebfcfa d5f6f2 a9efe6 64e8d6 3ee4cd 14e1c6 00d6b9 04b49c 078372 026355 00473d',
  green: 'f0fbef d9f5d6 b7edb1 8ee085 78da6d 62d256 34c724 2ea121 237b19 186010 124b0c',
  lime: 'f7faea eef6c6 dfee96 d2e76a c8e143 c3dd40 b3d600 8fac02 667901 495700 384300',
  yellow: 'fcf7e3 faf1d1 f8e6ab f7dc82 f6d86d fad355 ffc60a dc9b04 aa7803 795101 5c3a00',
  orange: 'fff5eb feead2 fed4a4 ffba6b ffb055 ffa53d ff8800 de7802 b26206 8f4f04 6b3900',
  red: 'fef1f1 fde2e2 fbbfbc f98e8b f87976 f76964 f54a45 d83931 ac2f28 812520 5c1a17',
  carmine: 'fdf0f7 fddbec f8bedc f296c8 f07ab8 f057a6 f01d94 c71077 9e1361 7a0e4c 5c0a39',
  violet: 'fcf0fc f8def8 f2bef2 e696e6 e07ae0 db66db d136d1 a926a9 811c81 600f60 480b48',
  purple: 'f6f1fe ece2fe cdb2fa ad82f7 9f6ff6 935af6 7f3bf5 6425d0 4e1ba7 380d82 270561',
  indigo: 'f1f2fd e0e2fa b4b9f6 8f97f1 7882ee 616aeb 4954e6 2933c7 1e27a1 171e80 10155c',
  grey: 'f8f9fa f2f3f5 eff0f1 dee0e3 d0d3d6 bbbfc4 8f959e 646a73 51565d 373c43 1f2329',
}
const DARK_SURFACE = '1f1f21'
/** How much of the family's own colour a shade keeps on the dark surface. */
const ON_DARK: Readonly<Record<string, number>> = {
  '50': 0.1,
  '100': 0.18,
  '200': 0.28,
  '300': 0.4,
  '350': 0.5,
  '400': 0.62,
  '500': 0.85,
}
/** Shades for words mirror each other: what is darkest on white is lightest on black. */
const MIRRORED: Readonly<Record<string, Shade>> = { '600': '400', '700': '300', '800': '200', '900': '100' }

export function isFamily(name: string): boolean {
  return Object.hasOwn(FAMILIES, name)
}

/** `#rrggbb` of a shade, or undefined if there is no such family or shade. */
export function shadeOf(family: string, shade: string, dark: boolean): string | undefined {
  const light = lightShade(family, shade)
  if (light === undefined || !dark) return light === undefined ? undefined : `#${light}`
  const share = ON_DARK[shade]
  if (share !== undefined) return `#${mixed(lightShade(family, '500') ?? light, DARK_SURFACE, share)}`
  return `#${lightShade(family, MIRRORED[shade] ?? '300') ?? light}`
}

function lightShade(family: string, shade: string): string | undefined {
  if (!isFamily(family)) return undefined
  const hues = FAMILIES[family]?.split(' ') ?? []
  return hues.find((_hue, index) => SHADES[index] === shade)
}

function mixed(over: string, under: string, share: number): string {
  const channel = (from: number): string => {
    const high = Number.parseInt(over.slice(from, from + 2), 16)
    const low = Number.parseInt(under.slice(from, from + 2), 16)
    return Math.round(high * share + low * (1 - share))
      .toString(16)
      .padStart(2, '0')
  }
  return channel(0) + channel(2) + channel(4)
}
