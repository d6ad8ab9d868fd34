/**
 * What each screen shows, in its order: the headings, labels, columns and buttons of AWS's console (those that are there
 * today), as a learner's notes name them. What differs stands in the README.
 */
import { ALIAS, FUNCTION, LAYER } from './prepared-account.ts';

type Role =
  | 'heading'
  | 'button'
  | 'link'
  | 'columnheader'
  | 'radio'
  | 'textbox'
  | 'tab'
  | 'term'
  | 'spinbutton'
  | 'combobox';

export interface Screen {
  name: string;
  hash: string;
  shows: [Role, string | RegExp][];
}

const TABS: Screen['shows'] = [
  ['tab', 'Code'],
  ['tab', 'Test'],
  ['tab', 'Monitor'],
  ['tab', 'Configuration'],
  ['tab', 'Aliases'],
  ['tab', 'Versions'],
];

const FUNCTION_HEADER: Screen['shows'] = [
  ['heading', FUNCTION],
  ['button', 'Throttle'],
  ['button', 'Copy ARN'],
  ['button', 'Actions'],
  ['button', 'Function overview'],
  ['button', 'Export to Infrastructure Composer'],
  ['button', 'Download'],
  ['button', 'Diagram'],
  ['button', 'Template'],
  ['button', 'Add trigger'],
  ['link', 'Add destination'],
  ['term', 'Description'],
  ['term', 'Last modified'],
  ['term', 'Function ARN'],
  ['term', /^Function URL/],
  ...TABS,
];

const configuration = (subtab: string) => `#/functions/${FUNCTION}?tab=configure&subtab=${subtab}`;

export const SCREENS: Screen[] = [
  {
    name: 'functions list',
    hash: '#/functions',
    shows: [
      ['heading', /^Functions \(4\)/],
      ['button', 'Actions'],
      ['link', 'Create function'],
      ['columnheader', /^Function name/],
      ['columnheader', /^Description/],
      ['columnheader', /^Package type/],
      ['columnheader', /^Runtime/],
      ['columnheader', /^Last modified/],
    ],
  },
  {
    name: 'create function',
    hash: '#/create/function',
    shows: [
      ['heading', 'Create function'],
      ['radio', /^Author from scratch/],
      ['radio', /^Use a blueprint/],
      ['radio', /^Container image/],
      ['heading', 'Basic information'],
      ['textbox', 'Function name'],
      ['button', /^Runtime/],
      ['radio', 'arm64'],
      ['radio', 'x86_64'],
      ['heading', /^Permissions/],
      ['button', 'Change default execution role'],
      ['button', /^Additional configurations/],
      ['button', 'Create function'],
    ],
  },
  {
    name: 'function page, Code tab',
    hash: `#/functions/${FUNCTION}`,
    shows: [
      ...FUNCTION_HEADER,
      ['heading', 'Code source'],
      ['button', 'Upload from'],
      ['button', 'EXPLORER'],
      ['button', 'DEPLOY'],
      ['button', /^Deploy \(/],
      ['button', /^Test \(/],
      ['button', /^TEST EVENTS/],
      ['button', 'ENVIRONMENT VARIABLES'],
      ['button', /^PROBLEMS/],
      ['heading', 'Code properties'],
      ['term', 'Package size'],
      ['term', 'SHA256 hash'],
      ['heading', 'Runtime settings'],
      ['term', 'Runtime'],
      ['term', /^Handler/],
      ['term', /^Architecture/],
      ['heading', 'Layers'],
    ],
  },
  {
    name: 'Test tab',
    hash: `#/functions/${FUNCTION}?tab=testing`,
    shows: [
      ['tab', 'Invoke many'],
      ['heading', 'Test event'],
      ['button', 'Save'],
      ['button', 'Test'],
      ['radio', 'Create new event'],
      ['radio', 'Edit saved event'],
      ['radio', /^Synchronous/],
      ['radio', /^Asynchronous/],
      ['textbox', 'Event name'],
      ['radio', /^Private/],
      ['radio', /^Shareable/],
      ['button', /^Template – optional/],
      ['button', 'Format JSON'],
    ],
  },
  {
    name: 'Monitor tab',
    hash: `#/functions/${FUNCTION}?tab=monitoring`,
    shows: [
      ['button', 'View CloudWatch logs'],
      ['heading', 'Invocations'],
      ['heading', 'Duration'],
      ['heading', 'Error count and success rate (%)'],
      ['heading', 'Throttles'],
      ['heading', 'Total concurrent executions'],
      ['heading', /^Recent invocations/],
    ],
  },
  {
    name: 'Configuration, general',
    hash: configuration('general'),
    shows: [
      ['heading', 'General configuration'],
      ['link', 'Edit'],
      ['term', /^Memory/],
      ['term', /^Ephemeral storage/],
      ['term', /^Timeout/],
      ['term', /^SnapStart/],
    ],
  },
  {
    name: 'Configuration, function URL',
    hash: configuration('url'),
    shows: [
      ['heading', 'Function URL'],
      ['button', 'Delete'],
      ['link', 'Edit'],
      ['term', 'Auth type'],
      ['term', 'Invoke mode'],
      ['heading', 'Try it'],
      ['button', 'Send request'],
    ],
  },
  {
    name: 'Edit function URL',
    hash: `#/functions/${FUNCTION}/edit/function-url`,
    shows: [
      ['heading', 'Edit function URL'],
      ['radio', /^AWS_IAM/],
      ['radio', /^NONE/],
      ['button', 'Additional settings'],
      ['button', 'Save'],
    ],
  },
  {
    name: 'Configuration, environment variables',
    hash: configuration('envVars'),
    shows: [
      ['heading', /^Environment variables \(1\)/],
      ['link', 'Edit'],
      ['columnheader', 'Key'],
      ['columnheader', 'Value'],
    ],
  },
  {
    name: 'Configuration, tags',
    hash: configuration('tags'),
    shows: [['heading', /^Tags/]],
  },
  {
    name: 'Configuration, concurrency',
    hash: configuration('concurrency'),
    shows: [
      ['heading', 'Concurrency'],
      ['link', 'Edit'],
      ['term', /^Function concurrency/],
      ['term', /^Unreserved account concurrency/],
      ['heading', /^Provisioned concurrency configurations \(0\)/],
      ['button', 'Remove'],
      ['button', 'Edit'],
      ['link', 'Add configuration'],
      ['columnheader', /^Qualifier/],
      ['columnheader', /^Type/],
      ['columnheader', /^Provisioned concurrency/],
      ['columnheader', /^Status/],
      ['columnheader', /^Details/],
      ['heading', 'Recursive loop detection'],
      ['term', 'Recursive loop configuration'],
    ],
  },
  {
    name: 'Configuration, asynchronous invocation',
    hash: configuration('async'),
    shows: [
      ['heading', 'Asynchronous invocation'],
      ['link', 'Edit'],
      ['term', 'Maximum age of event'],
      ['term', 'Retry attempts'],
      ['term', 'Dead-letter queue service'],
      ['heading', /^Event timeline/],
    ],
  },
  {
    name: 'Edit asynchronous configuration',
    hash: `#/functions/${FUNCTION}/edit/asynchronous-invocation`,
    shows: [
      ['heading', 'Edit asynchronous configuration'],
      ['spinbutton', 'Maximum age hours'],
      ['button', /^Retry attempts/],
      ['button', /^Dead-letter queue service/],
      ['button', 'Save'],
    ],
  },
  {
    name: 'Configuration, destinations',
    hash: configuration('destinations'),
    shows: [
      ['heading', /^Destinations/],
      ['button', 'Remove'],
      ['button', 'Edit'],
      ['columnheader', 'Source'],
      ['columnheader', 'Condition'],
      ['columnheader', 'Destination type'],
      ['columnheader', 'Destination'],
    ],
  },
  {
    name: 'Add destination',
    hash: `#/functions/${FUNCTION}/add/destination`,
    shows: [
      ['heading', 'Add destination'],
      ['radio', /^Asynchronous invocation/],
      ['radio', /^Event source mapping/],
      ['radio', /^On failure/],
      ['radio', /^On success/],
      ['button', /^Destination type/],
      ['combobox', 'Destination'],
      ['button', 'Save'],
    ],
  },
  {
    name: 'Edit basic settings',
    hash: `#/functions/${FUNCTION}/edit/basic-settings?tab=configure`,
    shows: [
      ['heading', 'Edit basic settings'],
      ['textbox', /^Description/],
      ['spinbutton', /^Memory/],
      ['spinbutton', /^Ephemeral storage/],
      ['button', 'Save'],
    ],
  },
  {
    name: 'Edit environment variables',
    hash: `#/functions/${FUNCTION}/edit/environment-variables?tab=configure`,
    shows: [
      ['heading', 'Edit environment variables'],
      ['textbox', /^Key/],
      ['textbox', /^Value/],
      ['button', /^Remove/],
      ['button', 'Add environment variable'],
      ['button', 'Encryption configuration'],
      ['button', 'Save'],
    ],
  },
  {
    name: 'Edit concurrency',
    hash: `#/functions/${FUNCTION}/edit/concurrency?tab=configure`,
    shows: [
      ['heading', 'Edit concurrency'],
      ['radio', 'Use unreserved account concurrency'],
      ['radio', 'Reserve concurrency'],
      ['button', 'Save'],
    ],
  },
  {
    name: 'Configure provisioned concurrency',
    hash: `#/functions/${FUNCTION}/edit/provisioned-concurrency?qualifier=2`,
    shows: [
      ['heading', 'Configure provisioned concurrency'],
      ['radio', 'Alias'],
      ['radio', 'Version'],
      ['button', /^Version/],
      ['spinbutton', /^Provisioned concurrency/],
      ['button', 'Save'],
    ],
  },
  {
    name: 'Auto scaling',
    hash: `#/functions/${FUNCTION}/auto-scaling?qualifier=2`,
    shows: [
      ['heading', 'Auto scaling'],
      ['button', /^Version or alias/],
      ['heading', 'Scalable target'],
      ['spinbutton', 'Minimum capacity'],
      ['spinbutton', 'Maximum capacity'],
      ['button', 'Register'],
    ],
  },
  {
    name: 'Aliases tab',
    hash: `#/functions/${FUNCTION}?tab=aliases`,
    shows: [
      ['heading', /^Aliases \(1\)/],
      ['link', 'Create alias'],
      ['columnheader', /^Name/],
      ['columnheader', /^Versions/],
      ['columnheader', /^Description/],
    ],
  },
  {
    name: 'Versions tab',
    hash: `#/functions/${FUNCTION}?tab=versions`,
    shows: [
      ['heading', /^Versions \(2\)/],
      ['button', 'Publish new version'],
      ['columnheader', /^Version/],
      ['columnheader', /^Aliases/],
      ['columnheader', /^Description/],
      ['columnheader', /^Last modified/],
      ['columnheader', /^Architecture/],
    ],
  },
  {
    name: 'Create alias',
    hash: `#/functions/${FUNCTION}/create/alias`,
    shows: [
      ['heading', 'Create alias'],
      ['heading', /^Alias configuration/],
      ['textbox', 'Name'],
      ['textbox', 'Description – optional'],
      ['button', /^Version/],
      ['button', 'Weighted alias (optional)'],
      ['button', 'Save'],
    ],
  },
  {
    name: 'Edit alias',
    hash: `#/functions/${FUNCTION}/edit/alias/${ALIAS}`,
    shows: [
      ['heading', 'Edit alias'],
      ['heading', /^Alias configuration/],
      ['button', /^Version/],
      ['button', 'Weighted alias (optional)'],
      ['button', /^Additional version/],
      ['button', 'Save'],
    ],
  },
  {
    name: 'version page',
    hash: `#/functions/${FUNCTION}/versions/1`,
    shows: [
      ['heading', `${FUNCTION}:1`],
      ['button', 'Copy ARN'],
      ['button', 'Actions'],
      ['tab', 'Code'],
      ['tab', 'Test'],
      ['tab', 'Monitor'],
      ['tab', 'Configuration'],
      ['heading', 'Code source'],
    ],
  },
  {
    name: 'alias page',
    hash: `#/functions/${FUNCTION}/aliases/${ALIAS}`,
    shows: [
      ['heading', `${FUNCTION}:${ALIAS}`],
      ['button', 'Copy ARN'],
      ['button', 'Actions'],
      ['tab', 'Test'],
      ['tab', 'Monitor'],
      ['tab', 'Configuration'],
    ],
  },
  {
    name: 'Layers',
    hash: '#/layers',
    shows: [
      ['heading', /^Layers \(1\)/],
      ['link', 'Create layer'],
      ['columnheader', 'Name'],
      ['columnheader', 'Version'],
      ['columnheader', 'Compatible runtimes'],
      ['columnheader', 'Compatible architectures'],
    ],
  },
  {
    name: 'layer page',
    hash: `#/layers/${LAYER}`,
    shows: [
      ['heading', LAYER],
      ['link', 'Create version'],
      ['heading', /^All versions \(1\)/],
      ['button', 'Delete'],
    ],
  },
  {
    name: 'Create layer',
    hash: '#/create/layer',
    shows: [
      ['heading', 'Create layer'],
      ['textbox', 'Name'],
      ['textbox', 'Description – optional'],
      ['button', 'Create'],
    ],
  },
  {
    name: 'Add layer',
    hash: `#/functions/${FUNCTION}/add/layer`,
    shows: [
      ['heading', 'Add layer'],
      ['radio', /^AWS layers/],
      ['radio', /^Custom layers/],
      ['radio', /^Specify an ARN/],
      ['button', 'Add'],
    ],
  },
  {
    name: 'Edit layers',
    hash: `#/functions/${FUNCTION}/edit/layers`,
    shows: [
      ['heading', 'Edit layers'],
      ['columnheader', 'Merge order'],
      ['columnheader', 'Layer version'],
      ['button', 'Save'],
    ],
  },
  {
    name: 'account concurrency',
    hash: '#/account-concurrency',
    shows: [
      ['heading', 'Account concurrency'],
      ['heading', 'Concurrency now'],
      ['term', 'Account concurrency'],
      ['term', 'Unreserved account concurrency'],
      ['heading', 'Three callers'],
      ['button', 'Start the callers'],
      ['columnheader', 'Caller'],
      ['heading', 'Quota'],
      ['button', 'Request increase'],
      ['button', 'Set quota'],
      ['button', 'Traffic, one request at a time'],
    ],
  },
  { name: 'settings', hash: '#/settings', shows: [['heading', 'Settings']] },
  { name: 'differs from AWS', hash: '#/differs-from-aws', shows: [['heading', 'Differs from AWS']] },
];
