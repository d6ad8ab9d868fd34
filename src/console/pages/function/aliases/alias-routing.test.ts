import { expect, test } from 'vitest';
import { aliasRouting, describeRouting, remainingPercent, routingConfig, routingObjection } from './alias-routing.ts';

test('weights are written as the console writes them', () => {
  const weighted = { FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { '2': 0.05 } } };
  expect(describeRouting(aliasRouting(weighted))).toBe('1 (95%), 2 (5%)');
  expect(describeRouting(aliasRouting({ FunctionVersion: '$LATEST' }))).toBe('$LATEST');
  expect(describeRouting(aliasRouting({ FunctionVersion: '3', RoutingConfig: {} }))).toBe('3');
});

test('every whole and tenth percent survives the way to the API and back, and adds up to 100', () => {
  for (let tenths = 0; tenths <= 1000; tenths++) {
    const weightPercent = tenths / 10;
    const RoutingConfig = routingConfig({ version: '1', additional: { version: '2', weightPercent } });
    const routing = aliasRouting({ FunctionVersion: '1', RoutingConfig });
    expect(routing.additional).toEqual({ version: '2', weightPercent });
    expect(remainingPercent(weightPercent)).toBe((1000 - tenths) / 10);
  }
});

test('without an additional version the weights are taken away, not left as they are', () => {
  expect(routingConfig({ version: '2' })).toEqual({ AdditionalVersionWeights: {} });
});

test('objections are the service’s own sentences', () => {
  const additional = { version: '2', weightPercent: 50 };
  expect(routingObjection({ version: '1', additional })).toBeUndefined();
  expect(routingObjection({ version: '$LATEST' })).toBeUndefined();
  expect(routingObjection({ version: '$LATEST', additional })).toBe(
    '$LATEST is not supported for an alias pointing to more than 1 version',
  );
  expect(routingObjection({ version: '2', additional })).toBe(
    'Invalid function version 2. Function version 2 is already included in routing configuration.',
  );
});
