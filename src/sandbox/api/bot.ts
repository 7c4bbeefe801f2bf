import type { Route } from '../http/routes.ts'

/** The bot itself (lark-platform.md 5): under `bot`, not `data`. */
export const botRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/open-apis/bot/v3/info',
    scopes: [],
    handle: ({ app }) => ({
      body: {
        code: 0,
        msg: 'ok',
        bot: {
          activate_status: 2,
          app_name: app.name,
          avatar_url: '',
          ip_white_list: [],
          open_id: app.botOpenId,
        },
      },
    }),
  },
]
