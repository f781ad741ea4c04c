import { applyDecorators, type Type as Class } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ValidateBy, ValidateNested, type ValidationOptions } from 'class-validator';

export const IS_NO_LIST = 'isNoList';

/** class-validator looks into lists wherever it looks into an object, and finds nothing wrong with an empty one. */
const IsNoList = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: IS_NO_LIST,
      validator: {
        validate: (value: unknown) => !Array.isArray(value),
        defaultMessage: () => '$property must be an object, not a list',
      },
    },
    options,
  );

/** One object of its own shape within a body: a list, empty or of such objects, is refused. */
export const NestedObject = (shape: () => Class): PropertyDecorator =>
  applyDecorators(ValidateNested(), IsNoList(), Type(shape));

/** Objects of one shape within a list of a body. The list itself is validated beside it. */
export const NestedObjects = (shape: () => Class): PropertyDecorator =>
  applyDecorators(ValidateNested({ each: true }), IsNoList({ each: true }), Type(shape));
