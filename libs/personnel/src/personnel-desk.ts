import { CommandRunner, EventReader, EventStore, type CommandOutcome } from '#event-store';
import { Clock, fold } from '#kernel';
import { OrgTree, PostDirectory, type HeldPost } from '#registry/contract';
import { Rulebook, type RulebookEdition } from '#rulebook';
import { personnelFile, type FileEnv, type PersonnelFileCommand } from './domain/personnel-file.js';
import type { Paper } from './domain/personnel-file.events.js';
import type { PersonnelFileState } from './domain/personnel-file.state.js';
import type { Place } from './domain/place.js';
import type { Lookup } from '#workflow';
import { entryRule, sanctionMonths } from './domain/rules-in-force.js';
import { secretaryRecord, type SecretaryRecordCommand } from './domain/secretary-record.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;

export type FileWords = Words<PersonnelFileCommand>;

/** The rules by which a command on files is decided. */
export const RULES = 'W1b';

/** Where words become commands on files: it adds the time, the rules and the place of the moment. */
export class PersonnelDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly orgTree: OrgTree,
    private readonly posts: PostDirectory,
  ) {}

  /** The file as the log has it now, with its personal texts. Whoever calls decides who may see it. */
  async file(personId: string): Promise<PersonnelFileState> {
    const { events, decider, category } = personnelFile;
    const opened = await this.reader.open(events, await this.log.read(`${category}-${personId}`));
    return fold(
      decider,
      opened.map(({ event }) => event),
    );
  }

  async placeAt(orgCode: string): Promise<Place> {
    return { orgCode, orgPath: await this.orgTree.path(orgCode) };
  }

  /** Where nobody says at which place, the rules of the whole tree hold. */
  async rules(place: Place | null): Promise<readonly [RulebookEdition, Lookup]> {
    const edition = await this.rulebook.current();
    const orgPath = place?.orgPath ?? [edition.parameters.find(({ key }) => key === CREATE)?.scope ?? ''];
    return [edition, (key) => edition.inForce(key, orgPath, this.clock.today())];
  }

  async onFile(words: FileWords): Promise<CommandOutcome> {
    return this.runner.run(personnelFile, words.personId, await this.fileCommand(words));
  }

  /** Throws what `onFile` would refuse, and writes nothing. */
  async rehearseOnFile(words: FileWords): Promise<void> {
    await this.runner.rehearse(personnelFile, words.personId, await this.fileCommand(words));
  }

  /** Throws what the caller is refused with who may not put papers into the file. */
  admitUpload(personId: string): Promise<void> {
    return this.rehearseOnFile({ type: 'AddDocument', personId, paper: NO_PAPER });
  }

  async onRecord(words: Words<SecretaryRecordCommand>): Promise<CommandOutcome> {
    const { personId } = words;
    const env = { today: this.clock.today(), place: await this.placeOf(personId) };
    return this.runner.run(secretaryRecord, personId, { ...words, env } as SecretaryRecordCommand);
  }

  private async fileCommand(words: FileWords): Promise<PersonnelFileCommand> {
    const { personId } = words;
    const state = await this.file(personId);
    const place = state.status === 'none' ? await this.placeOf(personId) : state;
    const [{ calendar }, lookup] = await this.rules(place);
    const env: FileEnv = {
      today: this.clock.today(),
      ruleVersion: RULES,
      calendar,
      place: state.status === 'none' ? place : null,
      entryRule: entryRule(lookup),
      sanctionMonths: sanctionMonths(lookup),
    };
    return { ...words, env } as PersonnelFileCommand;
  }

  /** The unit of the person's post as secretary, or of another post that they hold; null where they hold none. */
  private async placeOf(personId: string): Promise<Place | null> {
    const held = await this.posts.postsOn(personId, this.clock.today());
    const seat = held.find(isSecretary) ?? held[0];
    return seat ? this.placeAt(seat.orgCode) : null;
  }
}

/** Stands for a paper that is still to come. */
const NO_PAPER: Paper = {
  documentId: '',
  documentClass: 'resume',
  title: null,
  dated: '1949-10-01',
  attachmentId: '',
  mediaType: '',
  bytes: 0,
  contentHash: null,
};

const CREATE = 'personnelFile.create';

const isSecretary = ({ post }: HeldPost): boolean => post === 'secretary';
