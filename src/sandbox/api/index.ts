import type { Doors } from '../http/server.ts'
import { botRoutes } from './bot.ts'
import { cardUpdateRoutes } from './card-update.ts'
import { chatRoutes } from './chats.ts'
import { connectionEndpoint } from './connection.ts'
import { editRoutes } from './edit.ts'
import { fileRoutes } from './files.ts'
import { reactionRoutes } from './reactions.ts'
import { readRoutes } from './read.ts'
import { resourceRoutes } from './resources.ts'
import { sendRoutes } from './send.ts'
import { slashCommandRoutes } from './slash-commands.ts'
import { tenantAccessToken } from './tokens.ts'
import { urgentRoutes } from './urgent.ts'
import { userRoutes } from './users.ts'

/** Every API the emulator speaks. */
export const api: Pick<Doors, 'routes' | 'open'> = {
  routes: [
    ...botRoutes,
    ...sendRoutes,
    ...editRoutes,
    ...readRoutes,
    ...urgentRoutes,
    ...reactionRoutes,
    ...fileRoutes,
    ...resourceRoutes,
    ...chatRoutes,
    ...userRoutes,
    ...cardUpdateRoutes,
    ...slashCommandRoutes,
  ],
  open: {
    'POST /open-apis/auth/v3/tenant_access_token/internal': tenantAccessToken,
    'POST /callback/ws/endpoint': connectionEndpoint,
  },
}
