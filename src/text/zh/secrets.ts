import type { SecretKind } from '../../domain/secrets/secret.ts'

const kinds: Readonly<Record<SecretKind, string>> = {
  identityNumber: '居民身份证号码',
  phoneNumber: '电话号码',
  bankAccount: '银行账号或卡号',
  classification: '密级标志或涉密文件',
  caseOfPerson: '涉及具体人员的问题线索或审查调查情况',
}

/** What somebody is told in private whose text the filter refuses: the kind of thing, never the thing. */
export const secrets = {
  sent: (kind: SecretKind): string =>
    `您发送的内容疑似含有${kinds[kind]}，未予处理，也未留存。按照保密规定，此类内容不得在群聊或本助手中发送，请立即撤回原消息；确需报送的，请通过保密渠道报送。`,
  filled: (kind: SecretKind): string =>
    `填报内容疑似含有${kinds[kind]}，未予登记，也未留存。请删除后重新提交；确需报送的，请通过保密渠道报送。`,
  withheld: '所指文件不符合保密要求，未列为佐证材料。',
}
