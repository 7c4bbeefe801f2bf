// Rebuilds on every change and restarts the server with it.
import { spawn } from 'node:child_process'

const build = spawn(process.execPath, ['scripts/build.mjs', '--watch'], { stdio: 'inherit' })
const server = setTimeout(() => {
  const running = spawn(process.execPath, ['--watch', 'dist/server.js'], { stdio: 'inherit' })
  running.on('exit', (code) => process.exit(code ?? 0))
}, 1500)

const stop = () => {
  clearTimeout(server)
  build.kill()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
