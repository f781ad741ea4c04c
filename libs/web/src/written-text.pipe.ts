import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Length } from 'class-validator';

/** Spaces of every width, ends of lines, and characters without any width. */
const BLANK = /[\s\u200b-\u200d\u2060\ufeff]/;

const trimmed = (text: string): string => {
  let [start, end] = [0, text.length];
  while (start < end && BLANK.test(text[start]!)) start++;
  while (end > start && BLANK.test(text[end - 1]!)) end--;
  return text.slice(start, end);
};

/** What somebody wrote, without the blanks around it: of nothing but blanks, it is no text. */
export const WrittenText = (longest: number): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? trimmed(value) : value)),
    IsString(),
    Length(1, longest),
  );
