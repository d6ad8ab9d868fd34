/** Edit the policy of a bucket, or give it its first. https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html */
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { bucketPath } from '../../paths.ts';
import { bucketArn, useBucketPolicy, useS3Operation } from '../../queries/buckets.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { EditPage } from '../../widgets/edit-page.tsx';
import { useRefusal } from '../../widgets/use-refusal.ts';
import { readablePolicy } from './readable-policy.ts';
import './s3.css';

const ROWS = 20;

export function EditBucketPolicyPage({ bucketName }: { bucketName: string }) {
  return (
    <EditPage title="Edit bucket policy" topic="buckets" read={useBucketPolicy(bucketName)}>
      {({ Policy = '' }) => <PolicyForm bucket={bucketName} before={readablePolicy(Policy)} />}
    </EditPage>
  );
}

function PolicyForm({ bucket, before }: { bucket: string; before: string }) {
  const [policy, setPolicy] = useState(before);
  const change = useS3Operation('PutBucketPolicy');
  const go = useGoWhenDone();
  const backPath = bucketPath(bucket, { tab: 'permissions' });
  const refusal = useRefusal(change.error, { Policy: policy }, { MalformedPolicy: 'Policy', AccessDenied: 'Policy' });

  const submit = async () => {
    const input = { Bucket: bucket, Policy: policy };
    try {
      await change.mutateAsync(input);
    } catch {
      return; // the form shows change.error
    }
    go(backPath);
    flash({
      type: 'success',
      content: (
        <>
          Successfully edited the bucket policy of <b>{bucket}</b>.{' '}
          <CliButton service="s3api" operation="PutBucketPolicy" input={input} />
        </>
      ),
    });
  };

  return (
    <EditForm
      cancelPath={backPath}
      action="Save changes"
      pending={change.isPending}
      values={policy}
      error={refusal.rest}
      onSave={() => void submit()}
    >
      <Container header={<Header variant="h2">Bucket policy</Header>}>
        <SpaceBetween size="l">
          <KeyValuePairs
            items={[{ label: 'Bucket ARN', value: <span className="s3-text">{bucketArn(bucket)}</span> }]}
          />
          <FormField
            label="Policy"
            description="Each statement names the bucket's ARN as its Resource, or what is below it: an operation on objects is about the ARN with /* behind it."
            errorText={refusal.at('Policy')}
            stretch
          >
            <Textarea
              className="s3-policy-field"
              value={policy}
              rows={ROWS}
              spellcheck={false}
              placeholder={EXAMPLE(bucketArn(bucket))}
              onChange={({ detail }) => setPolicy(detail.value)}
            />
          </FormField>
        </SpaceBetween>
      </Container>
    </EditForm>
  );
}

const EXAMPLE = (arn: string) =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'NoDeletions',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:DeleteObject',
          Resource: `${arn}/*`,
        },
      ],
    },
    null,
    2,
  );
