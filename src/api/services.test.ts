import { expect, test } from 'vitest';
import { SERVICES } from './services.ts';

test.each(Object.entries(SERVICES))(
  '%s is known by its signing name, and its model holds together',
  (name, service) => {
    expect(service.signingName).toBe(name);
    expect(service.model.operations.size).toBeGreaterThan(0);
    for (const operation of service.paginators.keys())
      expect([...service.model.operations.keys()]).toContain(operation);
    for (const { operation } of service.waiters.values())
      expect([...service.model.operations.keys()]).toContain(operation);
  },
);

test('no two services are one command', () => {
  const commands = Object.values(SERVICES).map(({ command }) => command);
  expect(new Set(commands).size).toBe(commands.length);
});
