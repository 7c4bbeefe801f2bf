import type { SecretKind } from '../../domain/secrets/secret.ts'
import type { Catalogue } from '../catalogue.ts'

const kinds: Readonly<Record<SecretKind, string>> = {
  identityNumber: 'an identity number',
  phoneNumber: 'a phone number',
  bankAccount: 'a bank account or card number',
  classification: 'a mark of secrecy or a classified document',
  caseOfPerson: 'a clue or a case about a named person',
}

export const secrets: Catalogue['secrets'] = {
  sent: (kind) =>
    `What you sent seems to hold ${kinds[kind]}. It was neither acted on nor kept. Such things may be sent neither in a group nor to this bot: please recall the message now. What must be reported goes through the confidential channel.`,
  filled: (kind) =>
    `What you filled in seems to hold ${kinds[kind]}. It was neither recorded nor kept. Please take it out and submit again; what must be reported goes through the confidential channel.`,
  withheld: 'The file you point to may not be kept for reasons of confidentiality; it is no evidence.',
}
