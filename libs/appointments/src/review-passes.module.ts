import { Global, Module } from '@nestjs/common';
import { EventReader, EventStore } from '#event-store';
import { EligibilityReviews } from '#registry/contract';
import { CaseReader } from './case-reader.js';
import { ReviewPasses } from './review-passes.adapter.js';

/** The cases of appointments as their streams have them, and who has passed a review, for every context. */
@Global()
@Module({
  providers: [
    {
      provide: CaseReader,
      inject: [EventStore, EventReader],
      useFactory: (...parts: ConstructorParameters<typeof CaseReader>) => new CaseReader(...parts),
    },
    {
      provide: EligibilityReviews,
      inject: [CaseReader],
      useFactory: (cases: CaseReader) => new ReviewPasses(cases),
    },
  ],
  exports: [CaseReader, EligibilityReviews],
})
export class ReviewPassesModule {}
