const svg = (width: number, height: number, inside: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`,
  )}`

const sky = (width: number, height: number, top: string, end: string): string =>
  `<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${end}"/></linearGradient></defs><rect width="${width}" height="${height}" fill="url(#g)"/>`

/** Small drawings that stand for uploaded pictures. */
const PICTURES: Readonly<Record<string, string>> = {
  img_sea: svg(
    640,
    360,
    `${sky(640, 360, '#cfe4ff', '#f6fbff')}<circle cx="500" cy="90" r="38" fill="#ffd27a"/><path d="M0 210h640v150H0z" fill="#4d8fd6"/><path d="M0 250q80-26 160 0t160 0 160 0 160 0v110H0z" fill="#2f6fb8"/><path d="M0 330q120-60 250-18t390-30v78H0z" fill="#e8d6ae"/>`,
  ),
  img_hill: svg(
    640,
    480,
    `${sky(640, 480, '#ffe3c7', '#fff7ee')}<path d="M0 330 150 160l110 130 120-190 260 260v120H0z" fill="#7f9c86"/><path d="M0 400q160-90 330-20t310-30v130H0z" fill="#547a5f"/><circle cx="130" cy="90" r="34" fill="#ff9d5c"/>`,
  ),
  img_plan: svg(
    640,
    400,
    '<rect width="640" height="400" fill="#f4f6fa"/><g fill="none" stroke="#4e6a9c" stroke-width="6"><path d="M60 50h520v300H60zM60 190h220v160M280 50v90M400 350V200h180"/></g><g fill="#c9d6ee"><path d="M90 80h120v70H90zM430 230h120v80H430z"/></g>',
  ),
  img_square: svg(
    300,
    300,
    `${sky(300, 300, '#7b61ff', '#4aa8ff')}<path d="m150 70 24 54 58 6-44 38 14 58-52-31-52 31 14-58-44-38 58-6z" fill="#fff"/>`,
  ),
  img_tall: svg(
    360,
    900,
    `${sky(360, 900, '#1f3a68', '#d9a76a')}<path d="M150 220h60v560h-60z" fill="#f2ede2"/><path d="M150 330h60v90h-60zM150 510h60v90h-60z" fill="#c6493d"/><path d="M130 220 180 140l50 80z" fill="#3a4a5f"/><path d="M0 780h360v120H0z" fill="#38506b"/>`,
  ),
  img_clear: svg(
    240,
    240,
    '<circle cx="120" cy="120" r="92" fill="none" stroke="#3370ff" stroke-width="14"/><path d="m78 122 30 30 56-62" fill="none" stroke="#3370ff" stroke-width="14" stroke-linecap="round" stroke-linejoin="round"/>',
  ),
}

/** No picture, and no request for one. */
const LOST = 'data:image/png;base64,AAAA'

export const pictureOf = (key: string): string => PICTURES[key] ?? LOST
