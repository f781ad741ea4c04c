/** What uploads of papers for a personnel file are named by. */
export const PERSONNEL_FILE = 'personnel-file';
