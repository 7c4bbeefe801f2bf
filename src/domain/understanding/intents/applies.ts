/** The verb of an application, right before 销号. */
export const APPLIES = '(?:申请|提请|报请)'
