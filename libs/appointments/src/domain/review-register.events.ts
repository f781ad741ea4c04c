import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';

export type ReviewRegisterEvent =
  | DomainEvent<
      'ReviewDepartmentListed.v1',
      {
        countyCode: string;
        department: string;
        title: string;
        mandatory: boolean;
        liaisonId: string;
        headId: string;
        reviewerIds: readonly string[];
        listedOn: LocalDate;
      }
    >
  | DomainEvent<'ReviewDepartmentRemoved.v1', { countyCode: string; department: string; removedOn: LocalDate }>
  | DomainEvent<
      'DeputyHeadNamed.v1',
      {
        countyCode: string;
        department: string;
        deputyId: string;
        from: LocalDate;
        until: LocalDate | null;
        namedOn: LocalDate;
      }
    >
  | DomainEvent<
      'DeputyHeadRelieved.v1',
      { countyCode: string; department: string; deputyId: string; until: LocalDate; relievedOn: LocalDate }
    >;

export const reviewRegisterEvents = eventSchema<ReviewRegisterEvent>({
  current: ['ReviewDepartmentListed.v1', 'ReviewDepartmentRemoved.v1', 'DeputyHeadNamed.v1', 'DeputyHeadRelieved.v1'],
});
