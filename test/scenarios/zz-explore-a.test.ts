import { it } from 'vitest'
import { Town, stateOf } from './town.ts'
import { asks, buttonsOn, handsIn, presses, ticked, toastOf } from './steps.ts'
const U = '教育卫健局巡察整改工作群'
it('explore', async () => {
  const town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  const show = (t: string, m: any) => console.log(`=== ${t}\n${town.wordsOf(m)}\n[${buttonsOn(town, m).join(' | ')}]`)
  const H = '段小满'
  for (const t of ['RW-016-1', 'RW-016-2']) {
    const e = await handsIn(town, H, t, `${t}.pdf`, 'voucher', U)
    show('evidence', e)
    console.log(await town.says(H, `/进度 ${t} 100% 完成`, U))
    console.log(await town.says(H, `/办结 ${t}`, U))
    const acc = town.cardFor('唐景和', t)
    if (t === 'RW-016-1') show('acceptance', acc)
    console.log(toastOf(await presses(town, '唐景和', acc, '通过')))
    show('acceptance after', acc)
  }
  const f = await asks(town, H, '/销号 WT-016', U)
  show('form', f)
  console.log(await presses(town, H, f, '提交', { statement: '已完成整改' }))
  console.log(await presses(town, H, f, '提交', { statement: '已完成整改', exemption: '属个案' }))
  show('form after', f)
  const r1 = town.cardFor('唐景和', '责任领导初审')
  show('r1', r1)
  console.log(toastOf(await presses(town, '唐景和', r1, '同意', { })))
  console.log(toastOf(await presses(town, '唐景和', r1, '同意', { ...ticked('RW-016-1','RW-016-2','exemption'), opinion: '同意' })))
  show('r1 after', r1)
  const j = town.cardFor('穆怀远', '纪检监察复核')
  const z = town.cardFor('辛如许', '组织部门复核')
  show('j', j)
  console.log(toastOf(await presses(town, '辛如许', z, '通过', { ...ticked('RW-016-1','RW-016-2','exemption') })))
  show('j2', j)
  console.log(toastOf(await presses(town, '穆怀远', j, '通过', { ...ticked('RW-016-1','RW-016-2','exemption'), opinion: '核查属实' })))
  const d = town.cardFor('屈行健', '认定')
  show('d', d)
  console.log(toastOf(await presses(town, '屈行健', d, '认定', { ...ticked('RW-016-1','RW-016-2','exemption') })))
  show('d after', d)
  show('j after', j)
  for (const p of [H,'唐景和','宋闻笛','穆怀远','屈行健','骆闻达']) console.log('LETTERS', p, town.letters(p).length, town.letters(p).map(x=>x.split('\n').slice(0,2).join('/')))
  show('problem', await asks(town, H, '/问题 WT-016'))
  show('problem in group', await asks(town, H, '/问题 WT-016', U))
  await town.close()
}, 60000)
