import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import process from 'node:process'
import { adaptDefault, EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk'
import Driver from 'better-sqlite3'

const driver = new Driver(join(process.env.DATA_DIR ?? '.', 'sdk.db'))
driver.pragma('journal_mode = WAL')
driver.pragma('synchronous = FULL')
driver.exec('CREATE TABLE message (id TEXT PRIMARY KEY, chat TEXT NOT NULL, content TEXT NOT NULL)')
const insert = driver.prepare(
  'INSERT INTO message (id, chat, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
)
const dispatcher = new EventDispatcher({
  encryptKey: process.env.LARK_ENCRYPT_KEY ?? '',
  verificationToken: process.env.LARK_VERIFICATION_TOKEN ?? '',
  loggerLevel: LoggerLevel.error,
}).register({
  'im.message.receive_v1': ({ message }) => {
    insert.run(message.message_id, message.chat_id, message.content)
  },
})
const server = createServer(adaptDefault('/lark/events', dispatcher))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
process.stdout.write(`ready: http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}\n`)
