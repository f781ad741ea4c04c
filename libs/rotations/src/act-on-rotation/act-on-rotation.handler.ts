import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RotationDesk } from '../rotation-desk.js';
import { ActOnRotation } from './act-on-rotation.command.js';

@CommandHandler(ActOnRotation)
export class ActOnRotationHandler implements ICommandHandler<ActOnRotation> {
  constructor(private readonly desk: RotationDesk) {}

  execute({ rotationId, words }: ActOnRotation) {
    return this.desk.act(rotationId, words);
  }
}
