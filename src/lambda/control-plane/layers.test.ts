import { expect, test } from 'vitest';
import type { PublishLayerVersionRequest } from '../../api/models/lambda-types.ts';
import { totalCodeSizeBytes } from './code-storage.ts';
import { type Account, aFunction, openAccount, refusalOf, zip } from './control-plane.test-fixture.ts';
import { getFunctionConfiguration, updateFunctionConfiguration } from './function-configuration.ts';
import { createFunction } from './functions.ts';
import { addLayerVersionPermission, getLayerVersionPolicy, removeLayerVersionPermission } from './layer-permissions.ts';
import {
  deleteLayerVersion,
  getLayerVersionByArn,
  listLayers,
  listLayerVersions,
  publishLayerVersion,
} from './layers.ts';
import { listTags, tagResource } from './tags.ts';

const LAYER_ARN = 'arn:aws:lambda:us-east-1:123456789012:layer';
const MB = 1024 * 1024;

const publish = (account: Account, name: string, given: Partial<PublishLayerVersionRequest> = {}) =>
  publishLayerVersion(account.context, { LayerName: name, Content: { ZipFile: zip(name) }, ...given });

test('a number is not used again when its version is deleted', () => {
  const account = openAccount();
  publish(account, 'l');
  expect(publish(account, 'l').Version).toBe(2);
  deleteLayerVersion(account.context, { LayerName: 'l', VersionNumber: 2 });
  expect(publish(account, `${LAYER_ARN}:l`)).toMatchObject({ Version: 3, LayerVersionArn: `${LAYER_ARN}:l:3` });
});

test('versions are listed newest first, by pages and by what they are compatible with', () => {
  const account = openAccount();
  for (let i = 1; i <= 11; i++)
    publish(account, 'l', { CompatibleRuntimes: [i % 2 === 0 ? 'python3.13' : 'nodejs22.x'] });
  const numbers = (given = {}) =>
    listLayerVersions(account.context, { LayerName: 'l', ...given }).LayerVersions?.map(({ Version }) => Version);
  expect(numbers()).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(numbers({ CompatibleRuntime: 'python3.13' })).toEqual([10, 8, 6, 4, 2]);
  const { NextMarker } = listLayerVersions(account.context, { LayerName: 'l', MaxItems: 2 });
  expect(numbers({ MaxItems: 2, Marker: NextMarker })).toEqual([9, 8]);
  expect(listLayerVersions(account.context, { LayerName: 'none' })).toEqual({ LayerVersions: [] });
});

test('each layer is listed with its latest version that matches', () => {
  const account = openAccount();
  publish(account, 'b', { CompatibleArchitectures: ['arm64'] });
  publish(account, 'b', { CompatibleArchitectures: ['x86_64'] });
  publish(account, 'a');
  const listed = (given = {}) =>
    listLayers(account.context, given).Layers?.map((layer) => layer.LatestMatchingVersion?.LayerVersionArn);
  expect(listed()).toEqual([`${LAYER_ARN}:a:1`, `${LAYER_ARN}:b:2`]);
  expect(listed({ CompatibleArchitecture: 'arm64' })).toEqual([`${LAYER_ARN}:b:1`]);
});

test('a function keeps its layers in merge order, also when one is deleted', () => {
  const account = openAccount();
  publish(account, 'first');
  publish(account, 'second');
  const Layers = [`${LAYER_ARN}:second:1`, `${LAYER_ARN}:first:1`];
  account.activeFunction({ Layers });
  deleteLayerVersion(account.context, { LayerName: 'first', VersionNumber: 1 });
  expect(refusalOf(() => getLayerVersionByArn(account.context, { Arn: `${LAYER_ARN}:first:1` }))).toContain('404');

  const { Layers: described } = getFunctionConfiguration(account.context, { FunctionName: 'f' });
  expect(described?.map(({ Arn }) => Arn)).toEqual(Layers);
  const { layers } = account.context.state.versions.get('f:$LATEST') ?? { layers: [] };
  expect(layers.map(({ sha256 }) => sha256)).toEqual(['sha256-of-second', 'sha256-of-first']);

  updateFunctionConfiguration(account.context, { FunctionName: 'f', Description: 'kept' });
  account.settle();
  expect(getFunctionConfiguration(account.context, { FunctionName: 'f' }).Layers).toHaveLength(2);
  updateFunctionConfiguration(account.context, { FunctionName: 'f', Layers: [] });
  expect(getFunctionConfiguration(account.context, { FunctionName: 'f' }).Layers).toBeUndefined();
});

test('code and layers together fit into 250 MB', () => {
  const account = openAccount();
  publish(account, 'l', { Content: { ZipFile: zip('large', { unzippedBytes: 200 * MB }) } });
  const Layers = [`${LAYER_ARN}:l:1`];
  const create = (unzippedBytes: number) =>
    createFunction(account.context, aFunction({ Layers, Code: { ZipFile: zip('code', { unzippedBytes }) } }));
  expect(refusalOf(() => create(50 * MB + 1))).toBe(
    'InvalidParameterValueException 400: Function code combined with layers exceeds the maximum allowed size of ' +
      '262144000 bytes. The actual size is 262144001 bytes.',
  );
  expect(create(50 * MB).Layers).toHaveLength(1);
});

test('versions of layers count as code storage, and layers have tags', () => {
  const account = openAccount();
  publish(account, 'l');
  expect(totalCodeSizeBytes(account.context)).toBe(300);
  tagResource(account.context, { Resource: `${LAYER_ARN}:l`, Tags: { team: 'a' } });
  expect(listTags(account.context, { Resource: `${LAYER_ARN}:l` })).toEqual({ Tags: { team: 'a' } });
});

test('a policy has revisions of its own, and is gone with its last statement', () => {
  const account = openAccount();
  publish(account, 'l');
  const version = { LayerName: 'l', VersionNumber: 1 };
  const statement = { ...version, Action: 'lambda:GetLayerVersion', Principal: '123456789012' };
  const first = addLayerVersionPermission(account.context, { ...statement, StatementId: 'a' });
  const second = addLayerVersionPermission(account.context, {
    ...statement,
    Principal: '*',
    StatementId: 'b',
    OrganizationId: 'o-0123456789',
    RevisionId: first.RevisionId,
  });
  expect(second.RevisionId).not.toBe(first.RevisionId);
  const policy = getLayerVersionPolicy(account.context, version);
  expect(policy.RevisionId).toBe(second.RevisionId);
  expect(JSON.parse(policy.Policy ?? '').Statement).toMatchObject([
    { Sid: 'a', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Resource: `${LAYER_ARN}:l:1` },
    { Sid: 'b', Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-0123456789' } } },
  ]);
  removeLayerVersionPermission(account.context, { ...version, StatementId: 'a' });
  removeLayerVersionPermission(account.context, { ...version, StatementId: 'b' });
  expect(refusalOf(() => getLayerVersionPolicy(account.context, version))).toContain('No policy is associated');
});
