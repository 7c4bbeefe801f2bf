import type { Emulator } from '../emulator.ts'

/** What disturbs the platform now, and which apps it can reach. */
export function stateOf(emulator: Emulator) {
  return {
    faults: emulator.faults.list(),
    switches: emulator.faults.switches,
    apps: emulator.store.apps.all().map(({ appId, name, eventUrl }) => ({
      appId,
      name,
      /** Its events are pushed to a URL; otherwise they go over the long connection. */
      pushed: eventUrl !== undefined,
      connections: emulator.hub.count(appId),
    })),
  }
}
