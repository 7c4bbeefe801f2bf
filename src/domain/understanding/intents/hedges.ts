/** 可能, 怕是, 估计: guessed or feared, not said (domain.md 3.10.2). The source of an expression. */
export const HEDGE =
  '(?:可能|也许|或许|兴许|大概率?|估计|恐怕|[怕恐]是|只怕|就怕|怕(?=[要得会])|说不定|搞不好|弄不好|保不齐|没准|看(?:样子|来|情况|情形)|似乎|多半|八成|十[有之]八九|担心|难免|不一定|未必|不见得|不排除|应该(?=[要会得已可能])|may|might|maybe|perhaps|probably|likely|possibly)'
