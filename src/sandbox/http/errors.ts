import { newId } from '../ids.ts'

export interface ErrorDetail {
  permission_violations?: { type: string; subject: string }[]
  field_violations?: { field: string; value?: string; description: string }[]
}

/** An answer with a code of lark-platform.md 3.12; HTTP 400 unless told otherwise. */
export class ApiError extends Error {
  readonly code: number
  readonly status: number
  readonly detail: ErrorDetail
  readonly headers: Record<string, string>

  constructor(
    code: number,
    message: string,
    more: { status?: number; detail?: ErrorDetail; headers?: Record<string, string> } = {},
  ) {
    super(message)
    this.code = code
    this.status = more.status ?? 400
    this.detail = more.detail ?? {}
    this.headers = more.headers ?? {}
  }

  body(logId: string): Record<string, unknown> {
    return {
      code: this.code,
      msg: this.message,
      error: { log_id: logId, troubleshooter: 'see the error code list', ...this.detail },
    }
  }
}

const messages = {
  10003: 'invalid param',
  10014: 'app secret invalid',
  230001: 'Your request contains an invalid request parameter.',
  230002: 'The bot can not be outside the group.',
  230011: 'The message is recalled.',
  230012: 'The operator is not the sender of the message.',
  230013: 'Bot has NO availability to this user.',
  230017: 'Bot is NOT the owner of the resource.',
  230019: 'The topic does not exist.',
  230020: 'This operation triggers the frequency limit.',
  230023: 'Number of unread urgent messages of the user exceeds the limit.',
  230025: 'The length of the message content reaches its limit.',
  230027: 'Lack of necessary permissions.',
  230029: 'User has resigned.',
  230031: 'The message sent by the bot has been sent more than 14 days ago.',
  230034: 'The receive_id is invalid.',
  230054: 'This operation is not supported for this message type.',
  230071: 'The aggregated chat does not support reply in thread.',
  230110: 'The message is deleted.',
  232006: 'Your request specifies a chat_id which is invalid.',
  232009: 'Your request specifies a chat which has already been dissolved.',
  232011: 'Operator can NOT be out of the chat.',
  234001: 'Invalid request param.',
  234003: 'File not in msg.',
  234004: 'App not in chat.',
  234006: 'The file size exceed the max value.',
  234010: "File's size can't be 0.",
  234043: 'Unsupported message type.',
  99991400: 'request trigger frequency limit',
  99991661: 'Missing access token for authorization. Please make a request with token attached.',
  99991663: 'Invalid access token for authorization. Please make a request with token attached.',
  99991672: 'Access denied. One of the following scopes is required.',
  99992351: 'The operator or receiver open_id does not exist.',
  99992402: 'field validation failed',
} as const
export type KnownCode = keyof typeof messages

/** The platform's answer for `code`; `hint` says which thing is meant. */
export function refuse(code: KnownCode, hint?: string): ApiError {
  return new ApiError(code, hint === undefined ? messages[code] : `${messages[code]} ${hint}`)
}

/** 230099: the card was refused; the real code is told inside the text (lark-platform.md 3.12). */
export function cardRefused(code: number, message: string): ApiError {
  return new ApiError(
    230099,
    `Failed to create card content, ext=ErrCode: ${code}; ErrMsg: ${message}; ErrorValue: ; `,
  )
}

export function newLogId(): string {
  return newId('').toUpperCase()
}
