import { describeAnswers, keptAnswers } from '../../infra/api/describe.mjs';

/** The interface's document names what routes answer: as the types in the code say today. */
export const answerFaults = async () =>
  (await describeAnswers()) === keptAnswers()
    ? []
    : ['infra/api/answers.json: not what the code says; npm run answers'];
