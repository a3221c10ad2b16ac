import { describe, expect, test } from '@jest/globals';
import { validatorOf } from '../../src/schema/compile.js';
import { spaceFor } from '../../src/schema/shared-space.js';

const Name = { type: 'string', minLength: 2 };
const Pet = { type: 'object', required: ['name'], properties: { name: { $ref: '#/$defs/Name' } } };

describe('schemas with the same definition objects', () => {
  const one = { $ref: '#/$defs/Pet', $defs: { Pet, Name } };
  const list = { type: 'array', items: { $ref: '#/$defs/Pet' }, $defs: { Pet, Name } };

  test('share what is compiled', () => {
    expect(spaceFor(one)).toBe(spaceFor(list));
  });

  test('name places in themselves', () => {
    expect(validatorOf(one).validate({ name: '' })[0]).toMatchObject({
      instancePointer: '/name',
      schemaPointer: '/$defs/Name/minLength',
    });
    expect(validatorOf(list).validate([{ name: 'Ada' }, 5])[0]).toMatchObject({
      instancePointer: '/1',
      schemaPointer: '/$defs/Pet/type',
    });
    expect(validatorOf(list).validate({})[0]).toMatchObject({ schemaPointer: '/type' });
  });

  test('suffer only from problems that they reach', () => {
    const Broken = { type: 'nonsense' };
    const broken = { properties: { a: { $ref: '#/$defs/Broken' } }, $defs: { Pet, Name, Broken } };
    const sound = { properties: { a: { $ref: '#/$defs/Pet' } }, $defs: { Pet, Name, Broken } };
    expect(validatorOf(broken).problem).toMatchObject({ schemaPointer: '/$defs/Broken/type' });
    expect(validatorOf(sound).problem).toBeUndefined();
  });

  test.each([
    ['another object has the name of a definition', { ...one, $defs: { Pet, Name: { type: 'number' } } }],
    ['a definition refers to the whole', { ...one, $defs: { Pet, Name, Loop: { items: { $ref: '#' } } } }],
  ])('are compiled apart where %s', (_name, schema) => {
    expect(spaceFor(schema)).not.toBe(spaceFor(one));
  });

  test('are compiled beside strangers, so many at most', () => {
    const strangers = Array.from({ length: 60 }, (_, maxLength) => ({ type: 'string', maxLength }));
    for (const schema of strangers) validatorOf(schema).validate('');
    const spaces = strangers.map((_, maxLength) => spaceFor({ maxLength }));
    expect(new Set(spaces).size).toBe(1);
    expect(spaces[0]?.size).toBeLessThanOrEqual(50);
    expect(strangers.map((schema) => validatorOf(schema).validate('x'.repeat(59))[0]?.expected)).toEqual([
      ...Array.from({ length: 59 }, (_, maxLength) => maxLength),
      undefined,
    ]);
  });

  test('read no reference in what is no keyword', () => {
    const Odd = { 'x-more': { $ref: '#/components/schemas/Pet' } };
    expect(spaceFor({ ...one, $defs: { Pet, Name, Odd } })).toBe(spaceFor(one));
  });
});

describe('remarks', () => {
  test.each([
    ['back-references that may take long', { pattern: '^(a*)(b*)(c*)\\1\\2\\3$' }, ['/pattern']],
    ['the same on short texts only', { pattern: '^(a*)(b*)(c*)\\1\\2\\3$', maxLength: 20 }, []],
    ['a catastrophic pattern', { pattern: '^(a+)+$' }, []],
  ])('on %s', (_name, schema, pointers) => {
    expect(validatorOf(schema).remarks.map(({ schemaPointer }) => schemaPointer)).toEqual(pointers);
  });
});
