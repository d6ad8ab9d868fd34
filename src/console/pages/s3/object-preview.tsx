/**
 * What is in an object, as far as it can be shown without running anything of it: text as text, HTML and SVG too; and
 * images of pixels.
 */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useState } from 'react';
import { errorMessage } from '../../errors.ts';
import { useObjectContent } from '../../queries/objects.ts';
import './s3.css';

const MOST_BYTES = 512 * 1024;
const SHOWN_CHARACTERS = 20_000;
const IMAGE = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

interface ObjectPreviewProps {
  bucket: string;
  objectKey: string;
  versionId?: string | undefined;
  contentType: string;
  sizeBytes: number;
}

export function ObjectPreview(props: ObjectPreviewProps) {
  const { bucket, objectKey, versionId, contentType, sizeBytes } = props;
  const fits = sizeBytes > 0 && sizeBytes <= MOST_BYTES;
  const { data: content, error } = useObjectContent(bucket, objectKey, versionId, fits);
  return (
    <Container header={<Header variant="h2">Preview</Header>}>
      {!fits ? (
        <Box color="text-body-secondary">
          {sizeBytes === 0
            ? 'The object has no bytes.'
            : 'Objects of up to 512 KB are shown here. Download it to see it.'}
        </Box>
      ) : error ? (
        <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>
      ) : content === undefined ? (
        <StatusIndicator type="loading">Loading</StatusIndicator>
      ) : IMAGE.test(contentType) ? (
        <Pixels content={content} type={contentType} name={objectKey} />
      ) : (
        <Text content={content} />
      )}
    </Container>
  );
}

/** An image element runs nothing; its type is one of pixels, whatever the bytes are. */
function Pixels({ content, type, name }: { content: Uint8Array; type: string; name: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(content)], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content, type]);
  return url === undefined ? null : <img className="s3-preview-image" src={url} alt={name} />;
}

function Text({ content }: { content: Uint8Array }) {
  const text = textOf(content);
  if (text === undefined)
    return <Box color="text-body-secondary">These bytes are no text. Download the object to use it.</Box>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled with the keyboard, too */}
      <section className="s3-preview-text" tabIndex={0} aria-label="Text of the object">
        {text.slice(0, SHOWN_CHARACTERS)}
      </section>
      {text.length > SHOWN_CHARACTERS && (
        <Box color="text-body-secondary">
          Only the first {SHOWN_CHARACTERS.toLocaleString('en')} characters are shown.
        </Box>
      )}
    </>
  );
}

/** Undefined when it is no UTF-8. */
function textOf(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
