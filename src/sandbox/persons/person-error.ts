/** Something a person cannot do; the control API answers it with 400. */
export class PersonError extends Error {}
