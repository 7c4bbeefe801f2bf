import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below those that the system gives away by itself, so that no other test is given it; browsers refuse 10080. */
const [LOWEST, HIGHEST] = [10_100, 32_000]

/** A port for a program that is told where to listen, and comes back to it when it starts again. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
    const server = createServer().listen(port, '127.0.0.1')
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    server.close()
    if (!isFree) continue
    await once(server, 'close')
    return port
  }
}
