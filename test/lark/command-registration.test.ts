import { describe, expect, it } from 'vitest'
import { nativeCommands, registerCommands } from '../../src/lark/command-registration.ts'
import { catalogueFor } from '../../src/text/index.ts'
import { ALL_SCOPES } from '../sandbox/stage.ts'
import { clientOf, platform } from './stage.ts'

const zh = nativeCommands(catalogueFor('zh'))
const en = nativeCommands(catalogueFor('en'))

describe('native slash commands', () => {
  it('offers every command by name, with usage in both languages', async () => {
    const emulator = await platform()
    expect(await registerCommands(clientOf(emulator), zh)).toEqual({ ok: true, value: { calls: zh.length } })
    const progress = emulator.store.slashCommands.first(({ command }) => command === '进度')
    expect(progress?.description).toMatchObject({
      i18n: {
        zh_cn: expect.stringContaining('：/进度 编号 百分比'),
        en_us: expect.stringContaining(': /progress code'),
      },
    })
  })

  it('changes nothing where nothing changed, and mends what was told otherwise', async () => {
    const emulator = await platform()
    const client = clientOf(emulator)
    await registerCommands(client, zh)
    expect(await registerCommands(client, zh)).toEqual({ ok: true, value: { calls: 0 } })
    const [first] = emulator.store.slashCommands.all()
    if (first !== undefined)
      emulator.store.slashCommands.put({ ...first, description: { default_value: '旧说明' } })
    expect(await registerCommands(client, zh)).toEqual({ ok: true, value: { calls: 1 } })
    expect(
      emulator.store.slashCommands.all().map(({ description }) => description.default_value),
    ).not.toContain('旧说明')
  })

  it('changes names with the language, and leaves foreign commands alone', async () => {
    const emulator = await platform()
    const client = clientOf(emulator)
    await registerCommands(client, zh)
    await registerCommands(client, [{ command: 'weather', description: { default_value: 'foreign' } }, ...zh])
    await registerCommands(client, en)
    const names = emulator.store.slashCommands.all().map(({ command }) => command)
    expect(new Set(names)).toEqual(new Set(['weather', ...en.map(({ command }) => command)]))
  })

  it('says what is missing where the permission is missing', async () => {
    const scopes = ALL_SCOPES.filter((scope) => !scope.includes('slash'))
    const emulator = await platform({ scopes })
    expect(await registerCommands(clientOf(emulator), zh)).toMatchObject({ failure: { code: '99991672' } })
  })
})
