import { expect, test } from 'vitest';
import { aliasRouting, describeRouting, remainingPercent, routingConfig } from './alias-routing.ts';

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

test('a share is the decimal that was typed', () => {
  const routing = { version: '1', additional: { version: '2', weightPercent: 33.3 } };
  expect(JSON.stringify(routingConfig(routing))).toBe('{"AdditionalVersionWeights":{"2":0.333}}');
});
