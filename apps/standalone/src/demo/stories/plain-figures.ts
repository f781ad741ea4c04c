/** A modest feast, within every limit. Money in fen. */
export const modestPlan = {
  tables: 18,
  persons: 180,
  cars: 4,
  tableCostFen: 20_000,
  jointBothFamilies: false,
  nonRelativesInvited: false,
  serviceTargetsInvited: false,
};

export const modestFigures = { tables: 18, persons: 176, cars: 4, tableCostFen: 20_000 };

export const noGifts = {
  receivedFen: 0,
  returnedFen: 0,
  largestFromNonRelativeFen: 0,
  fromServiceTargetsFen: 0,
  handedInFen: 0,
};
