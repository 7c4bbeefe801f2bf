/** The groups of the platform's API that are called by the SDK's own functions; the build leaves out the others. */
export const SDK_GROUPS = ['contact', 'im'] as const
