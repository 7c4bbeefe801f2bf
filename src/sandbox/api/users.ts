import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ApiError, refuse } from '../http/errors.ts'
import { field } from '../http/request.ts'
import type { Call, Route } from '../http/routes.ts'
import { available, findUser } from '../messages/receivers.ts'
import type { App, User } from '../state/records.ts'
import { page } from './paging.ts'

const BASE = ['contact:user.base:readonly', 'contact:contact.base:readonly']
const LIST = ['contact:contact.base:readonly']
const DEPARTMENT = ['contact:department.base:readonly', 'contact:contact.base:readonly']
const idType = z.object({ user_id_type: z.enum(['open_id', 'union_id', 'user_id']).default('open_id') })
const wanted = z.object({
  emails: z.array(z.string()).max(50).optional(),
  mobiles: z.array(z.string()).max(50).optional(),
  include_resigned: z.boolean().optional(),
})
const PATH = '/open-apis/contact/v3'

/** People and departments (lark-platform.md 5); a department is a group label of the seed, the root is "0". */
export const userRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${PATH}/users/batch_get_id`,
    scopes: ['contact:user.id:readonly'],
    handle: batchGetId,
  },
  { method: 'GET', path: `${PATH}/users/find_by_department`, scopes: LIST, handle: byDepartment },
  { method: 'GET', path: `${PATH}/users/:user_id`, scopes: BASE, handle: get },
  {
    method: 'GET',
    path: `${PATH}/departments/:department_id/children`,
    scopes: DEPARTMENT,
    handle: children,
  },
]

function batchGetId(call: Call) {
  const { user_id_type } = field(idType, call.request.query)
  const { emails = [], mobiles = [], include_resigned = false } = field(wanted, call.request.json)
  const entry = (key: 'email' | 'mobile', value: string) => {
    const user = call.world.store.users.first(
      (each) => each[key] !== undefined && sameContact(each[key], value),
    )
    if (user === undefined || (user.resigned && !include_resigned)) return { [key]: value }
    return { user_id: idOf(user, user_id_type), [key]: value, status: statusOf(user) }
  }
  const user_list = [
    ...emails.map((each) => entry('email', each)),
    ...mobiles.map((each) => entry('mobile', each)),
  ]
  return { data: { user_list } }
}

/** Mobiles of the home country match with and without +86. */
function sameContact(kept: string, given: string): boolean {
  return kept === given || kept.replace(/^\+86/, '') === given.replace(/^\+86/, '')
}

function get(call: Call) {
  const { user_id_type } = field(idType, call.request.query)
  const id = call.request.params.user_id ?? ''
  const user = findUser(call.world, user_id_type, id)
  if (user === undefined) throw refuse(99992351, id)
  if (!available(call.app, user)) throw new ApiError(41050, 'no user authority error')
  return { data: { user: shown(call.app, user) } }
}

function byDepartment(call: Call) {
  const { department_id } = field(z.object({ department_id: z.string() }), call.request.query)
  const rows = call.world.store.users.where(
    (user) =>
      !user.resigned &&
      available(call.app, user) &&
      (department_id === '0' ? user.group === undefined : departmentId(user.group ?? '') === department_id),
  )
  const { items, ...rest } = page(rows, call.request.query, 50, 10)
  return { data: { ...rest, items: items.map((user) => shown(call.app, user)) } }
}

function children(call: Call) {
  const labels = new Set(call.world.store.users.all().flatMap((user) => user.group ?? []))
  const rows = call.request.params.department_id === '0' ? [...labels] : []
  const { items, ...rest } = page(rows, call.request.query, 50, 10)
  const shownItems = items.map((name) => ({
    name,
    parent_department_id: '0',
    department_id: departmentId(name),
    open_department_id: departmentId(name),
    status: { is_deleted: false },
  }))
  return { data: { ...rest, items: shownItems } }
}

function departmentId(label: string): string {
  return `od-${createHash('sha256').update(label).digest('hex').slice(0, 32)}`
}

/** Fields beyond the name need their own scopes. */
function shown(app: App, user: User): Record<string, unknown> {
  const may = (scope: string): boolean => app.scopes.includes(scope)
  return {
    open_id: user.openId,
    union_id: user.unionId,
    ...(may('contact:user.employee_id:readonly') ? { user_id: user.userId } : {}),
    name: user.name,
    en_name: '',
    ...(may('contact:user.email:readonly') && user.email !== undefined ? { email: user.email } : {}),
    ...(may('contact:user.phone:readonly') && user.mobile !== undefined ? { mobile: user.mobile } : {}),
    avatar: { avatar_72: '', avatar_240: '', avatar_640: '', avatar_origin: '' },
    status: statusOf(user),
    department_ids: [user.group === undefined ? '0' : departmentId(user.group)],
    ...(user.post === undefined ? {} : { job_title: user.post, description: user.post }),
  }
}

function statusOf(user: User): Record<string, boolean> {
  return {
    is_frozen: false,
    is_resigned: user.resigned,
    is_activated: true,
    is_exited: false,
    is_unjoin: false,
  }
}

function idOf(user: User, type: 'open_id' | 'union_id' | 'user_id'): string {
  return { open_id: user.openId, union_id: user.unionId, user_id: user.userId }[type]
}
