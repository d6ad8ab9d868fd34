/**
 * The versions-and-aliases part of the course notes in our own words: where to click, and beside it what is called
 * differently today or is otherwise on AWS than the notes say.
 */
import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { createAliasPath, createFunctionPath, functionPath } from '../../paths.ts';
import type { NoteStep } from './note-steps.ts';

export interface NoteText {
  title: string;
  /** Where to click. */
  body(functionName: string): ReactNode;
  /** What the notes say otherwise. */
  today?: string;
}

const Go = ({ to, children }: { to: string; children: ReactNode }) => (
  <p>
    <Link href={`#${to}`}>{children}</Link>
  </p>
);

function Code({ text }: { text: string }) {
  const source = `import json\n\ndef lambda_handler(event, context):\n    return "${text}"\n`;
  return (
    <>
      <pre className="note-code">{source}</pre>
      <CopyToClipboard
        variant="button"
        textToCopy={source}
        copyButtonText="Copy code"
        copySuccessText="Code copied"
        copyErrorText="The browser did not let the code be copied"
      />
    </>
  );
}

const tests = (alias: string) => (
  <li key={alias}>
    <b>{alias}</b>
  </li>
);

export const NOTE_TEXTS: Record<NoteStep, NoteText> = {
  create: {
    title: 'Create the function',
    body: (name) => (
      <>
        <p>
          Functions → <b>Create function</b> → Author from scratch. Function name <b>{name}</b>, Runtime{' '}
          <b>Python 3.8</b>, as in the notes, or a newer one. Then <b>Create function</b>.
        </p>
        <Go to={createFunctionPath}>Create function</Go>
      </>
    ),
    today: 'Python 3.8 is deprecated: AWS still accepts it and says so beside the field.',
  },
  'write-first': {
    title: 'Write version 1 and deploy it',
    body: (name) => (
      <>
        <p>
          On the <b>Code</b> tab, put this in place of what lambda_function.py contains, then choose <b>Deploy</b>.
        </p>
        <Code text="this is version1" />
        <Go to={functionPath(name, 'code')}>Code of {name}</Go>
      </>
    ),
  },
  'test-first': {
    title: 'Test it',
    body: (name) => (
      <>
        <p>
          <b>Test</b> tab → Event name <b>sample-event</b> → <b>Save</b> → <b>Test</b>. The response is "this is
          version1".
        </p>
        <Go to={functionPath(name, 'testing')}>Test of {name}</Go>
      </>
    ),
    today:
      'The button that saved a test event was called Create; it is Save today. "sample event" has become sample-event, for a name may not have a space.',
  },
  'publish-first': {
    title: 'Publish version 1',
    body: (name) => (
      <>
        <p>
          <b>Actions</b> → <b>Publish new version</b> → <b>Publish</b>. You are on the page of version 1 now: test it,
          and see that its code cannot be edited.
        </p>
        <Go to={functionPath(name)}>{name}</Go>
      </>
    ),
    today:
      'One of the notes calls $LATEST immutable. $LATEST is the one that changes; the version you have just published never does.',
  },
  'write-second': {
    title: 'Change the code and deploy it',
    body: (name) => (
      <>
        <p>
          Back to the function, by its name in the breadcrumb. On the <b>Code</b> tab, write this, <b>Deploy</b> it, and{' '}
          <b>Test</b>.
        </p>
        <Code text="this is version2" />
        <Go to={functionPath(name, 'code')}>Code of {name}</Go>
      </>
    ),
  },
  'publish-second': {
    title: 'Publish version 2',
    body: (name) => (
      <>
        <p>
          <b>Actions</b> → <b>Publish new version</b> → <b>Publish</b>. The <b>Versions</b> tab of the function lists
          both.
        </p>
        <Go to={functionPath(name, 'versions')}>Versions of {name}</Go>
      </>
    ),
    today:
      'One of the notes says a published version cannot be deleted. It can, unless an alias points to it; what it cannot is change.',
  },
  aliases: {
    title: 'Create the aliases dev, test and prod',
    body: (name) => (
      <>
        <p>
          <b>Aliases</b> tab → <b>Create alias</b>, three times: <b>dev</b> with version <b>$LATEST</b>, <b>test</b>{' '}
          with version <b>2</b>, <b>prod</b> with version <b>1</b>. Save each.
        </p>
        <Go to={createAliasPath(name)}>Create alias</Go>
      </>
    ),
  },
  'test-aliases': {
    title: 'Test each alias',
    body: (name) => (
      <>
        <p>
          Open an alias from the <b>Aliases</b> tab, and on its page the <b>Test</b> tab → <b>Test</b>:
        </p>
        <ul>{['dev', 'test', 'prod'].map(tests)}</ul>
        <p>prod answers "this is version1", the others "this is version2".</p>
        <Go to={functionPath(name, 'aliases')}>Aliases of {name}</Go>
      </>
    ),
  },
  weights: {
    title: 'Give half of prod to version 2',
    body: (name) => (
      <>
        <p>
          <b>Aliases</b> tab → select <b>prod</b> → <b>Edit</b> → <b>Weighted alias</b>: Additional version <b>2</b>,
          Weight <b>50</b> → <b>Save</b>.
        </p>
        <Go to={functionPath(name, 'aliases')}>Aliases of {name}</Go>
      </>
    ),
  },
  draws: {
    title: 'Test prod until both have answered',
    body: (name) => (
      <>
        <p>
          Open <b>prod</b> → <b>Test</b> tab → <b>Test</b>, several times. <b>Invoke many</b>, on the same tab, sends a
          hundred and shows the split.
        </p>
        <Go to={functionPath(name, 'aliases')}>Aliases of {name}</Go>
      </>
    ),
    today:
      'The notes speak of alternating. Each request is a draw of its own: the same version several times in a row is ordinary.',
  },
  promote: {
    title: 'Give prod to version 2',
    body: (name) => (
      <>
        <p>
          <b>Aliases</b> tab → select <b>prod</b> → <b>Edit</b>: Additional version <b>None</b>, Version <b>2</b> →{' '}
          <b>Save</b>. From now on prod answers "this is version2", and nobody had to change what they call.
        </p>
        <Go to={functionPath(name, 'aliases')}>Aliases of {name}</Go>
      </>
    ),
  },
};

/** Beside the steps, for the part of the notes that follows. */
export const WhatComesNext = () => (
  <Box variant="p">
    All done. The notes go on with environment variables and reserved concurrency: both are on the Configuration tab.
    Where they call a variable unencrypted, AWS means its helper for encryption in transit: at rest a variable is always
    encrypted.
  </Box>
);
