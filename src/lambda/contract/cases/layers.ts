/** Cases of layers, their policies, and the layers of functions. */
import { FUNCTION_ARN } from '../refusals.ts';
import { type ContractCase, type Given, on, type Story } from '../story.ts';

const LAYER_ARN = FUNCTION_ARN.replace('function:f', 'layer:l');
const NOWHERE_ARN = LAYER_ARN.replace('us-east-1', 'eu-central-1');
const STATEMENT = { StatementId: 's', Action: 'lambda:GetLayerVersion', Principal: '*' };
const STALE = { RevisionId: '00000000-0000-4000-8000-000000000000' };

const publish = (story: Story, given: Given = {}) =>
  story.send('PublishLayerVersion', {
    LayerName: 'l',
    Content: { ZipFile: story.region.zip('layer', () => null) },
    ...given,
  });

const publishing =
  (given: Given): ContractCase =>
  async (story) =>
  () =>
    publish(story, given);

/** A request when the layer `l` has version 1. */
const onLayer =
  (operation: string, input: Given): ContractCase =>
  async (story) => {
    await publish(story);
    return () => story.send(operation, { LayerName: 'l', VersionNumber: 1, ...input });
  };

/** A request when version 1 of `l` has the statement `s`. */
const onPolicy =
  (operation: string, input: Given): ContractCase =>
  async (story) => {
    await publish(story);
    await story.send('AddLayerVersionPermission', { LayerName: 'l', VersionNumber: 1, ...STATEMENT });
    return () => story.send(operation, { LayerName: 'l', VersionNumber: 1, ...input });
  };

/** `f` is given layers when `l` has versions 1 and 2. */
const layering =
  (...Layers: string[]): ContractCase =>
  async (story) => {
    await publish(story);
    await publish(story);
    return on('UpdateFunctionConfiguration', { Layers })(story);
  };

export const LAYER_CASES: Readonly<Record<string, ContractCase>> = {
  'PublishLayerVersion/bad name': publishing({ LayerName: 'a b' }),
  'PublishLayerVersion/no content': publishing({ Content: undefined }),
  'PublishLayerVersion/description of 257 characters': publishing({ Description: 'd'.repeat(257) }),
  'PublishLayerVersion/license of 513 characters': publishing({ LicenseInfo: 'l'.repeat(513) }),
  'PublishLayerVersion/unknown architecture': publishing({ CompatibleArchitectures: ['mips'] }),
  'PublishLayerVersion/package that is no zip': publishing({
    Content: { ZipFile: new TextEncoder().encode('this is no zip') },
  }),
  async 'PublishLayerVersion/code storage is full'(story) {
    await story.active();
    story.fillCodeStorage();
    return () => publish(story);
  },
  'PublishLayerVersion/layer of another region': publishing({ LayerName: NOWHERE_ARN }),

  'GetLayerVersion/missing version': onLayer('GetLayerVersion', { VersionNumber: 9 }),
  'GetLayerVersion/version 0': onLayer('GetLayerVersion', { VersionNumber: 0 }),
  'GetLayerVersion/bad name': onLayer('GetLayerVersion', { LayerName: 'a b' }),
  'GetLayerVersionByArn/missing version': onLayer('GetLayerVersionByArn', { Arn: `${LAYER_ARN}:9` }),
  'GetLayerVersionByArn/ARN without a version': onLayer('GetLayerVersionByArn', { Arn: LAYER_ARN }),
  'DeleteLayerVersion/version 0': onLayer('DeleteLayerVersion', { VersionNumber: 0 }),
  'ListLayers/unknown architecture': onLayer('ListLayers', { CompatibleArchitecture: 'mips' }),
  'ListLayers/too many items to a page': onLayer('ListLayers', { MaxItems: 51 }),
  'ListLayerVersions/bad name': onLayer('ListLayerVersions', { LayerName: 'a b' }),
  'ListLayerVersions/unknown architecture': onLayer('ListLayerVersions', { CompatibleArchitecture: 'mips' }),

  'AddLayerVersionPermission/missing version': onLayer('AddLayerVersionPermission', {
    ...STATEMENT,
    VersionNumber: 9,
  }),
  'AddLayerVersionPermission/version 0': onLayer('AddLayerVersionPermission', { ...STATEMENT, VersionNumber: 0 }),
  'AddLayerVersionPermission/another action': onLayer('AddLayerVersionPermission', {
    ...STATEMENT,
    Action: 'lambda:InvokeFunction',
  }),
  'AddLayerVersionPermission/statement id that is taken': onPolicy('AddLayerVersionPermission', STATEMENT),
  'AddLayerVersionPermission/stale revision': onPolicy('AddLayerVersionPermission', {
    ...STATEMENT,
    StatementId: 't',
    ...STALE,
  }),
  'GetLayerVersionPolicy/missing version': onPolicy('GetLayerVersionPolicy', { VersionNumber: 9 }),
  'GetLayerVersionPolicy/no policy': onLayer('GetLayerVersionPolicy', {}),
  'RemoveLayerVersionPermission/missing version': onPolicy('RemoveLayerVersionPermission', {
    StatementId: 's',
    VersionNumber: 9,
  }),
  'RemoveLayerVersionPermission/no policy': onLayer('RemoveLayerVersionPermission', { StatementId: 's' }),
  'RemoveLayerVersionPermission/missing statement': onPolicy('RemoveLayerVersionPermission', { StatementId: 't' }),
  'RemoveLayerVersionPermission/stale revision': onPolicy('RemoveLayerVersionPermission', {
    StatementId: 's',
    ...STALE,
  }),

  'UpdateFunctionConfiguration/missing layer': layering(`${LAYER_ARN}:9`),
  'UpdateFunctionConfiguration/two versions of a layer': layering(`${LAYER_ARN}:1`, `${LAYER_ARN}:2`),
  'UpdateFunctionConfiguration/layer of another region': layering(`${NOWHERE_ARN}:1`),
};
