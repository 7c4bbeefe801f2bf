import type { Catalogue } from '../catalogue.ts'

export const companion: Catalogue['companion'] = {
  turns: {
    sign: 'sign for the feedback',
    claim: 'claim or assign',
    decompose: 'break down into tasks',
    submitPlan: 'hand in the plan',
    reviewPlan: 'review the plan',
    advance: 'drive rectification',
    closeOut: 'apply for close-out',
    claimTask: 'claim the task',
    workOnTask: 'work on the task',
    acceptTask: 'accept the task',
    nameReviewer: 'name a reviewer',
    extensionOpinion: 'give an opinion on the extension',
    extensionDecision: 'decide the extension',
    taskExtension: 'decide the task extension',
    longTerm: 'long-term effort',
    releaseDigest: 'release the digest',
  },
  turn: (code, what) => `${code}: ${what}`,
  directory: {
    roundOpened: 'opened the ledger of the round',
    organisationRegistered: 'registered an organisation',
    personRegistered: 'registered a person',
    personBound: 'linked a platform account',
    chatBound: 'bound a chat',
    chatUnbound: 'unbound a chat',
    delegated: 'recorded a delegation',
    ledgerImported: 'imported the ledger',
  },
  sent: {
    nudge: 'Nudge',
    escalation: 'Escalation',
    digest: 'Digest',
    digestDraft: 'Digest to release',
    request: 'Request',
    note: 'Message',
  },
  digestFrozen: (day) => `drew up the digest (to ${day})`,
  digestReleased: (by) =>
    by === 'office' ? 'checked and released the digest' : 'released the digest by itself (unreviewed)',
  digestSkipped: 'digest of this period not released',
  duty: (role, codes, total) =>
    `${role}: ${codes.join(', ')}${total > codes.length ? ` and ${total - codes.length} more` : ''}`,
  unitDuty: (role, total) => `${role}: ${total} problems of the unit`,
  taskDuty: 'Task owner',
  due: {
    nudge: (people, items) => `nudges ${people} people about ${items} items`,
    digest: 'digest drawn up for the office to check',
    release: 'digest released by itself',
  },
}
