/** The SDK logs whole requests and events; nothing of that may reach a log. */
export const silentLogger = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  trace() {},
}
