import protobuf from 'protobufjs'
import { z } from 'zod'

/**
 * The frame of lark-platform.md 2.4; proto2, field numbers as there. Its two uint64 are read as uint32, the same bytes
 * for our small numbers: a package of the process may have taken 64-bit support away from protobufjs.
 */
const FRAME = protobuf
  .parse(
    `
  syntax = "proto2";
  message Header { required string key = 1; required string value = 2; }
  message Frame {
    required uint32 SeqID = 1;
    required uint32 LogID = 2;
    required int32 service = 3;
    required int32 method = 4;
    repeated Header headers = 5;
    optional string payload_encoding = 6;
    optional string payload_type = 7;
    optional bytes payload = 8;
    optional string LogIDNew = 9;
  }
`,
    { keepCase: true },
  )
  .root.lookupType('Frame')

export const CONTROL = 0
export const DATA = 1

const decoded = z.object({
  service: z.number(),
  method: z.number(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
  payload: z.instanceof(Uint8Array).optional(),
})

export interface Frame {
  readonly service: number
  readonly method: number
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Buffer
}

export function encodeFrame(frame: Frame): Uint8Array {
  const message = FRAME.fromObject({
    SeqID: 0,
    LogID: 0,
    service: frame.service,
    method: frame.method,
    headers: Object.entries(frame.headers).map(([key, value]) => ({ key, value })),
    payload: frame.payload,
  })
  return FRAME.encode(message).finish()
}

/** Throws if the bytes are no frame. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const plain = decoded.parse(FRAME.toObject(FRAME.decode(bytes)))
  return {
    service: plain.service,
    method: plain.method,
    headers: Object.fromEntries(plain.headers.map(({ key, value }) => [key, value])),
    payload: Buffer.from(plain.payload ?? new Uint8Array()),
  }
}
