import { Injectable } from '@nestjs/common';
import type { Reaction } from '#jobs';
import type { Envelope } from '#kernel';
import { ReadStore } from '#read-store';
import { personnelFileEvents, type PersonnelFileEvent } from '../domain/personnel-file.events.js';
import { DutyDesk } from '../duty-desk.js';
import { OpenDuties } from './open-duties.query.js';

/** The duties are not read yet up to the event. The reaction is tried again later. */
export class DutiesBehindError extends Error {
  override readonly name = 'DutiesBehindError';
}

const PATIENCE_MS = 30_000;

/** A file was opened, or an appointment paper put into it: the duties that it serves are settled. */
@Injectable()
export class WhenFileGrowsThenSettleDuty implements Reaction<PersonnelFileEvent> {
  readonly name = 'when-file-grows-then-settle-duty';
  readonly events = personnelFileEvents;

  constructor(
    private readonly desk: DutyDesk,
    private readonly reads: ReadStore,
    private readonly duties: OpenDuties,
  ) {}

  async react(event: PersonnelFileEvent, { position }: Envelope): Promise<void> {
    if (!mayServe(event)) return;
    if (!(await this.reads.waitFor([this.duties.source], position, PATIENCE_MS)))
      throw new DutiesBehindError(`${this.duties.source} has not read position ${position}`);
    for (const { termId, personId, appointedOn } of await this.duties.of(event.data.personId))
      await this.desk.settle(termId, personId, appointedOn);
  }
}

const mayServe = (event: PersonnelFileEvent): boolean =>
  event.type === 'PersonnelFileOpened.v1' ||
  ('documentClass' in event.data && event.data.documentClass === 'appointment');
