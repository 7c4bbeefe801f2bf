import process from 'node:process'
import { Hono } from 'hono'
import { listen } from '../../../src/runtime/http.ts'

const app = new Hono()
app.post('/lark/events', async (c) => c.json({ known: typeof (await c.req.json()) }))
const { url } = await listen(app, '127.0.0.1', 0)
process.stdout.write(`ready: ${url}\n`)
