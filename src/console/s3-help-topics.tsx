/** Help panels of S3; see help-topics.tsx. */

export const S3_TOPICS = {
  buckets: {
    body: (
      <>
        <p>
          A bucket holds objects: bytes under a key. There are no folders; a slash in a key is shown as one. An object
          is never changed, only put anew as a whole.
        </p>
        <h3>Versions</h3>
        <p>
          A bucket that keeps versions keeps what is overwritten and what is deleted: a delete without a version ID puts
          a delete marker on top, and deleting the marker brings the object back. Once on, versioning can be suspended
          and is never off again. A bucket is deleted only when it is empty, of old versions too.
        </p>
        <h3>An upload invokes a function</h3>
        <p>
          An event notification sends what happened to a function, a queue or a topic. The function is invoked
          asynchronously: the upload succeeds whatever becomes of the event, and it is Lambda that tries a failing
          function again. A notification that names a function without a qualifier runs $LATEST.
        </p>
        <h3>A function that writes where it is called from</h3>
        <p>
          A function that puts its result into the bucket that invokes it invokes itself. Give the notification a prefix
          that the result does not have, or use a second bucket.
        </p>
      </>
    ),
    learnMore: [
      {
        text: 'Process Amazon S3 events with Lambda',
        page: 'dg/with-s3.html',
      },
      {
        text: 'Event notifications',
        page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html',
      },
      { text: 'Versioning', page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html' },
    ],
  },
};
