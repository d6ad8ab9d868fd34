/** Create a bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-overview.html */
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TagEditor, { type TagEditorProps } from '@cloudscape-design/components/tag-editor';
import { useState } from 'react';
import { ARN_SCOPE } from '../../../api/account.ts';
import { bucketPath, bucketsPath } from '../../paths.ts';
import { useBuckets, useCreateBucket } from '../../queries/buckets.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { GroupField } from '../../widgets/group-field.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { useRefusal } from '../../widgets/use-refusal.ts';
import { BUCKET_TAG_LIMIT, tagSetOf } from './tag-set.ts';

export function CreateBucketPage() {
  const { data: buckets = [] } = useBuckets();
  const [name, setName] = useState('');
  const [versioning, setVersioning] = useState(false);
  const [tags, setTags] = useState<readonly TagEditorProps.Tag[]>([]);
  const [problem, setProblem] = useState('');
  const creation = useCreateBucket();
  const go = useGoWhenDone();
  const refusal = useRefusal(creation.error, { Bucket: name }, { InvalidBucketName: 'Bucket' });

  const submit = async () => {
    // asked again, S3 would say yes in this Region: it is the owner who asks
    const isTaken = buckets.some(({ Name }) => Name === name);
    const found = name === '' ? 'Enter a name.' : isTaken ? 'You already own a bucket of this name.' : '';
    setProblem(found);
    if (found !== '') return;
    const Tags = tagSetOf(tags);
    const input = { Bucket: name, ...(Tags.length > 0 && { CreateBucketConfiguration: { Tags } }) };
    const versioned = { Bucket: name, VersioningConfiguration: { Status: 'Enabled' as const } };
    try {
      await creation.mutateAsync(versioning ? [input, versioned] : [input]);
    } catch {
      return; // the form shows creation.error
    }
    go(bucketPath(name));
    flash({
      type: 'success',
      content: (
        <>
          Successfully created bucket <b>{name}</b>.{' '}
          <CliButton
            service="s3api"
            operation="CreateBucket"
            input={input}
            then={versioning ? { service: 's3api', operation: 'PutBucketVersioning', input: versioned } : undefined}
          />
        </>
      ),
    });
  };

  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="buckets" />} description="Buckets hold the objects of S3.">
          Create bucket
        </Header>
      }
    >
      <EditForm
        cancelPath={bucketsPath}
        action="Create bucket"
        pending={creation.isPending}
        values={{ name, versioning, tags }}
        error={refusal.rest}
        onSave={() => void submit()}
      >
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">General configuration</Header>}>
            <SpaceBetween size="l">
              <FormField label="AWS Region">
                <Input value={ARN_SCOPE.region} disabled />
              </FormField>
              <FormField
                label="Bucket name"
                constraintText="3 to 63 characters: lowercase letters, numbers, hyphens and periods. It begins and ends with a letter or a number."
                errorText={problem || refusal.at('Bucket')}
              >
                <Input
                  value={name}
                  placeholder="my-bucket"
                  spellcheck={false}
                  onChange={({ detail }) => {
                    setName(detail.value);
                    setProblem('');
                  }}
                />
              </FormField>
            </SpaceBetween>
          </Container>
          <Container
            header={
              <Header
                variant="h2"
                description="With versions, what is overwritten or deleted is kept and can be brought back. It takes room for each."
              >
                Bucket Versioning
              </Header>
            }
          >
            <GroupField label="Bucket Versioning" stretch>
              <RadioGroup
                value={versioning ? 'enable' : 'disable'}
                items={[
                  { value: 'disable', label: 'Disable' },
                  {
                    value: 'enable',
                    label: 'Enable',
                    description: 'Once it is on, it can be suspended and never be off again.',
                  },
                ]}
                onChange={({ detail }) => setVersioning(detail.value === 'enable')}
              />
            </GroupField>
          </Container>
          <ExpandableSection variant="container" headerText="Tags – optional">
            <TagEditor tags={tags} tagLimit={BUCKET_TAG_LIMIT} onChange={({ detail }) => setTags(detail.tags)} />
          </ExpandableSection>
        </SpaceBetween>
      </EditForm>
    </ContentLayout>
  );
}
