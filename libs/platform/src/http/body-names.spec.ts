import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import '../platform.module.js';

/** The storage tells by class what it checks; its type keeps that to itself. */
type Storage = Readonly<{ validationMetadatas: ReadonlyMap<Readonly<{ name: string }>, unknown> }>;

it('no two bodies share a name: the interface describes a schema by the name of its class', () => {
  const names = [...(getMetadataStorage() as unknown as Storage).validationMetadatas.keys()].map(({ name }) => name);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
