import { instant } from '../domain/kernel/time.ts'
import { gateway } from './worker/gateway.ts'

export { Ledger } from './worker/ledger.ts'

export default gateway({ now: () => instant(Date.now()) })
