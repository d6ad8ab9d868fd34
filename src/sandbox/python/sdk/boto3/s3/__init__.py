"""What boto3 adds to S3's client."""
