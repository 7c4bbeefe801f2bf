import { z } from 'zod'
import { refuse } from '../http/errors.ts'
import { field, type Upload } from '../http/request.ts'
import type { Call, Route } from '../http/routes.ts'
import { newId } from '../ids.ts'
import { sniffImage } from '../image-size.ts'

const UPLOAD = ['im:resource', 'im:resource:upload']
const READ = ['im:resource']
const MB = 1024 * 1024
const MAX_IMAGE = 10 * MB
const MAX_FILE = 30 * MB
const fileFields = z.object({
  file_type: z.enum(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream']),
  file_name: z.string().min(1),
  duration: z.string().regex(/^\d+$/).optional(),
})

/** Uploads, and reading back what the app itself uploaded (lark-platform.md 3.8). */
export const fileRoutes: readonly Route[] = [
  { method: 'POST', path: '/open-apis/im/v1/images', scopes: UPLOAD, handle: uploadImage },
  { method: 'POST', path: '/open-apis/im/v1/files', scopes: UPLOAD, handle: uploadFile },
  { method: 'GET', path: '/open-apis/im/v1/images/:key', scopes: READ, handle: download },
  { method: 'GET', path: '/open-apis/im/v1/files/:key', scopes: READ, handle: download },
]

function uploadImage(call: Call) {
  const { fields, uploads } = call.request
  if (!['message', 'avatar'].includes(fields.image_type ?? '')) throw refuse(234001, 'image_type')
  const upload = sized(uploads.image, MAX_IMAGE)
  const size = sniffImage(upload.bytes)
  if (size === undefined) throw refuse(234001, 'not an image')
  const longest = size.type === 'gif' ? 2000 : 12_000
  if (Math.max(size.width, size.height) > longest) throw refuse(234001, 'image resolution exceeds the limit')
  return { data: { image_key: keep(call, 'img_v3_', 'image', upload, upload.name, `image/${size.type}`) } }
}

function uploadFile(call: Call) {
  const given = field(fileFields, call.request.fields)
  const upload = sized(call.request.uploads.file, MAX_FILE)
  return { data: { file_key: keep(call, 'file_v3_', 'file', upload, given.file_name, given.file_type) } }
}

function sized(upload: Upload | undefined, max: number): Upload {
  if (upload === undefined) throw refuse(234001, 'no file')
  if (upload.bytes.length === 0) throw refuse(234010)
  if (upload.bytes.length > max) throw refuse(234006)
  return upload
}

function keep(
  call: Call,
  prefix: string,
  kind: 'image' | 'file',
  upload: Upload,
  name: string,
  fileType: string,
): string {
  const key = newId(prefix)
  call.world.store.putBlob(key, upload.bytes)
  const size = upload.bytes.length
  call.world.store.files.put({ key, kind, name, fileType, size, ownerId: call.app.appId })
  return key
}

function download(call: Call) {
  const key = call.request.params.key ?? ''
  const file = call.world.store.files.get(key)
  const bytes = call.world.store.blob(key)
  if (file === undefined || bytes === undefined) throw refuse(234001, 'invalid key')
  if (file.ownerId !== call.app.appId) throw refuse(230017)
  const type = file.kind === 'image' ? file.fileType : 'application/octet-stream'
  return { binary: { bytes, type, fileName: file.name } }
}
