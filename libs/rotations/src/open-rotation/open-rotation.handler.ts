import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RotationDesk } from '../rotation-desk.js';
import { OpenRotation } from './open-rotation.command.js';

@CommandHandler(OpenRotation)
export class OpenRotationHandler implements ICommandHandler<OpenRotation> {
  constructor(private readonly desk: RotationDesk) {}

  execute({ body: { moves, reason } }: OpenRotation) {
    const wanted = moves.map(({ personId, villageCode, post, toVillageCode: toCode = null }) => ({
      personId,
      villageCode,
      post,
      toCode,
    }));
    return this.desk.open(wanted, reason);
  }
}
