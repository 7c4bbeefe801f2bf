/** The people of the examples; nobody of the tenant. */
export const CAST = [
  { openId: 'ou_lin', name: '林晓' },
  { openId: 'ou_shen', name: '沈知远' },
  { openId: 'ou_zhou', name: '周牧' },
  { openId: 'ou_he', name: '何以宁' },
  { openId: 'ou_tang', name: '唐诗雨' },
  { openId: 'ou_wu', name: '吴子昂' },
] as const
