import type { Directory } from '../../domain/people/directory.ts'

/** Round, organisations and people; contact data and platform ids stay in the ledger. */
export const peopleJson = ({ round, organisations, people }: Directory) => ({
  round:
    round === null
      ? null
      : {
          code: round.code,
          name: round.name,
          inspectingOrganisation: round.inspectingOrganisation,
          leadingGroup: round.leadingGroup,
          supervisionOffice: round.supervisionOffice,
          onSite: round.onSite,
          feedbackDate: round.feedbackDate,
          planDue: round.planDue,
          concentratedEnd: round.concentratedEnd,
          progressReportDue: round.progressReportDue,
        },
  organisations: [...organisations.values()].map((unit) => ({
    code: unit.code,
    name: unit.name,
    short: unit.short,
    kind: unit.kind,
    firstResponsible: unit.firstResponsible,
    leaders: unit.leaders,
    departments: unit.departments.map(({ name, head }) => ({ name, head })),
    liaison: unit.liaison,
  })),
  people: [...people.values()].map((person) => ({
    id: person.id,
    name: person.name,
    post: person.post,
    roles: person.memberships.map(({ role, organisation, department }) => ({
      role,
      organisation,
      department,
    })),
  })),
})
