/** Tables that an officer may import. */
export const tableNames = ['people', 'posts', 'relatives', 'reserve'] as const;

export type TableName = (typeof tableNames)[number];
